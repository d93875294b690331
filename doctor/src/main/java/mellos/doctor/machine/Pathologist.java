package mellos.doctor.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.image.KernelImage;
import mellos.doctor.machine.Autopsy.Outcome;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.paging.AddressSpace.NoExecute;
import mellos.doctor.runtime.PanicRecord;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/** Finds the processor that died, why, and what else is to be said of the machine. The way in to this package. */
public final class Pathologist {
    private static final int FIRST_INTERRUPT = 32;
    private static final int VECTORS = 256;

    private final MachineDump dump;
    private final List<Patient> patients;
    private final Optional<KernelImage> image;
    private final Bystanders machine;

    /** An event that somebody else, such as a log, knows to have come first. */
    public record Known(int vector, long rip) {}

    private Pathologist(MachineDump dump, Optional<KernelImage> image) {
        this.dump = dump;
        this.image = image;
        this.patients = dump.processors().stream()
                .map(each -> new Patient(each, new AddressSpace(dump.memory(), each), image))
                .toList();
        this.machine = new Bystanders(dump, patients, image);
    }

    public static Autopsy examine(MachineDump dump, Optional<KernelImage> image, Optional<Known> known) {
        return new Pathologist(dump, image).examine(known);
    }

    private Autopsy examine(Optional<Known> known) {
        Optional<Death> death = Stream.concat(
                        patients.stream().flatMap(each -> deaths(each, known)),
                        patients.stream().flatMap(this::byInterrupt))
                .filter(Death::isTripleFault)
                .sorted(Comparator.comparing(each -> each.agreesWithCr2() ? 0 : 1))
                .findFirst();
        return death.map(each ->
                        DeathStory.of(each, machine.othersThan(each.patient())).tell(machine))
                .or(this::panicked)
                .orElseGet(this::alive);
    }

    /** What becomes of a processor, with bit 63 as it is; where that is not known, both ways. */
    private static Stream<Death> deaths(Patient patient, Optional<Known> known) {
        if (!patient.processor().hasProtection() || patient.isInFirmware()) {
            return Stream.empty();
        }
        Stream<Patient> readings = patient.space().noExecute() == NoExecute.UNKNOWN
                ? Stream.of(patient, patient.withoutNoExecute())
                : Stream.of(patient);
        return readings.flatMap(each -> Death.of(each).or(() -> told(each, known)).stream());
    }

    private static Optional<Death> told(Patient patient, Optional<Known> known) {
        return known.filter(each -> each.rip() == patient.processor().rip())
                .map(each -> Death.of(
                        patient, each.vector(), "the log names " + Vector.shortName(each.vector()) + " there"));
    }

    /**
     * An interrupt leaves no trace at the instruction that it came at. It is the cause where the machine is known to be
     * dead, or most vectors that devices use have no way to their handlers.
     */
    private Stream<Death> byInterrupt(Patient patient) {
        boolean open = dump.state() != MachineDump.State.RUNNING
                && (patient.processor().rflags() & ControlBits.FLAG_IF) != 0
                && patient.processor().hasProtection()
                && !patient.isInFirmware()
                && InstructionCheck.of(patient).isEmpty();
        if (!open) {
            return Stream.empty();
        }
        List<Death> fatal = IntStream.range(FIRST_INTERRUPT, VECTORS)
                .mapToObj(each ->
                        Death.of(patient, each, "interrupts are on: one came (the instruction itself can go on)"))
                .filter(Death::isTripleFault)
                .toList();
        boolean mustBe = dump.state() == MachineDump.State.SHUT_DOWN || fatal.size() > (VECTORS - FIRST_INTERRUPT) / 2;
        return mustBe ? fatal.stream().limit(1) : Stream.empty();
    }

    /** A kernel of mellos that stopped itself and wrote down why. */
    private Optional<Autopsy> panicked() {
        return image.flatMap(each -> patients.stream()
                .filter(patient -> patient.processor().hasPaging())
                .map(patient -> PanicRecord.of(patient.space(), each).map(record -> panicked(patient, record)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Autopsy panicked(Patient patient, PanicRecord record) {
        List<Section> story = new ArrayList<>();
        story.add(new Section(
                "The panic's stack (CPU " + record.processor() + ")",
                StackReader.at(patient, record.rsp()).lines()));
        if (record.vector() == Vector.PAGE_FAULT) {
            story.add(new Section("How its addresses are mapped", AddressText.lines(patient, record.cr2())));
        }
        story.addAll(machine.rest(Optional.empty()));
        return new Autopsy(
                Outcome.DIED,
                Optional.of(DumpRules.PANIC),
                DeathStory.sentence(record.words()),
                patient.names().place(record.rip()) + " on CPU " + record.processor(),
                record.vector() < 0
                        ? "Look at the invariant's own words and its caller."
                        : "Look at the instruction and its caller, below.",
                List.of(),
                machine.flawIds(),
                story);
    }

    private Autopsy alive() {
        List<String> first = patients.stream().map(machine::standing).toList();
        return new Autopsy(
                Outcome.ALIVE,
                Optional.empty(),
                "No processor of this machine is dead: each can execute the instruction it stands at, or report its exception.",
                first.getFirst(),
                machine.hasFlaws() ? "Look at what is wrong with the tables, below." : "",
                List.of(),
                machine.flawIds(),
                machine.rest(Optional.empty()));
    }
}
