package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.dump.Processor;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.SegmentName;
import mellos.doctor.machine.Autopsy.Outcome;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.paging.AddressSpace.NoExecute;
import mellos.doctor.paging.Mapping;
import mellos.doctor.paging.Mappings;
import mellos.doctor.runtime.PanicRecord;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Finds the processor that died, why, and what else is to be said of the machine. The way in to this package. */
public final class Pathologist {
    private static final int FIRST_INTERRUPT = 32;
    private static final int VECTORS = 256;

    private final MachineDump dump;
    private final List<Patient> patients;
    private final Optional<KernelImage> image;

    /** An event that somebody else, such as a log, knows to have come first. */
    public record Known(int vector, long rip) {}

    private Pathologist(MachineDump dump, Optional<KernelImage> image) {
        this.dump = dump;
        this.image = image;
        this.patients = dump.processors().stream()
                .map(each -> new Patient(each, new AddressSpace(dump.memory(), each), image))
                .toList();
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
        return death.map(this::dead).or(this::panicked).orElseGet(this::alive);
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

    private List<Patient> othersThan(Patient patient) {
        return patients.stream()
                .filter(each -> each.processor().number() != patient.processor().number())
                .toList();
    }

    private Autopsy dead(Death death) {
        Patient patient = death.patient();
        List<Mapping> mappings = Mappings.of(patient.space());
        Situation situation = Situation.of(death, mappings, othersThan(patient));
        DeathRule rule = FaultCauses.ALL.stream()
                .filter(each -> each.holds().test(situation))
                .findFirst()
                .orElseThrow();
        List<TableCheck.Flaw> flaws = flaws();
        List<Section> story = new ArrayList<>();
        story.add(new Section(
                "Known from the dump, rule " + rule.id(), rule.because().apply(situation)));
        story.add(new Section("How it died", steps(death)));
        story.add(new Section(
                "How its addresses are mapped",
                AddressText.lines(patient, death.first().address())));
        story.add(new Section("The processor", RegisterText.lines(patient)));
        story.addAll(rest(flaws, Optional.of(patient)));
        return new Autopsy(
                Outcome.DIED,
                Optional.of(rule.id()),
                sentence(what(rule, situation)),
                where(death),
                rule.doThis().apply(situation),
                warnings(situation),
                ids(flaws),
                story);
    }

    private static List<String> ids(List<TableCheck.Flaw> flaws) {
        return flaws.stream().map(TableCheck.Flaw::id).distinct().toList();
    }

    private static String what(DeathRule rule, Situation s) {
        String cause = rule.what().apply(s);
        boolean isSaid = s.first().isAt(Obstacle.Place.INTERRUPT);
        String unhandled = isSaid
                ? ""
                : s.death()
                        .unhandled()
                        .map(each -> "; unhandled: " + DeliveryCauses.shortly(s.patient(), each))
                        .orElse("");
        return cause + unhandled;
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private static String where(Death death) {
        Patient patient = death.patient();
        String event = death.first().isAt(Obstacle.Place.INTERRUPT)
                        && death.first().vector() >= FIRST_INTERRUPT
                        && !death.instruction()
                                .filter(each -> each.isOneOf(Kind.INT_N))
                                .isPresent()
                ? "an interrupt"
                : Vector.shortName(death.first().vector());
        return patient.names().place(patient.rip()) + ", " + event + " on " + patient.name() + " in "
                + (patient.isUser() ? "user" : "kernel") + " mode";
    }

    private List<String> steps(Death death) {
        List<String> out = new ArrayList<>();
        String at = death.patient().names().place(death.patient().rip());
        out.add("1. " + Vector.shortName(death.first().vector()) + " at " + at + ": "
                + death.first().text());
        int step = 2;
        for (Death.Hop each : death.failures()) {
            out.add(step++ + ". " + Vector.shortName(each.vector()) + " cannot be delivered ("
                    + Vector.shortName(each.obstacle().vector()) + "): "
                    + each.obstacle().text());
        }
        out.add("Triple fault: the processor shut down here.");
        out.add(agreement(death));
        return out;
    }

    private static String agreement(Death death) {
        long cr2 = death.patient().processor().cr2();
        return death.expectedCr2()
                .map(each -> death.agreesWithCr2()
                        ? "CR2 (" + hex(cr2)
                                + ") is the address of the last page fault of these steps: they are what happened."
                        : "CR2 is " + hex(cr2) + ", not " + hex(each) + " as these steps would leave it.")
                .orElse("None of these steps is a page fault, so CR2 tells nothing of them.");
    }

    private List<String> warnings(Situation s) {
        List<String> out = new ArrayList<>();
        Death death = s.death();
        if (death.expectedCr2().isPresent() && !death.agreesWithCr2()) {
            out.add("CR2 does not agree with the steps below: the processor may have died of another fault.");
        }
        if (s.patient().space().noExecute() == NoExecute.RESERVED
                && s.patient().processor().efer().isEmpty()) {
            out.add("A dump has no EFER; that EFER.NXE is 0 follows from this: with it set the processor could go on.");
        }
        if (death.first().isAt(Obstacle.Place.INTERRUPT) && dump.state() == MachineDump.State.UNKNOWN) {
            out.add(
                    "The dump does not tell that the machine was dead. If it was, this is why; else it dies of it at the next interrupt.");
        }
        if (s.code().isOtherImage()) {
            out.add("The code in memory is not the image's anywhere near RIP: --kernel names another build.");
        }
        return out;
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
        List<TableCheck.Flaw> flaws = flaws();
        List<Section> story = new ArrayList<>();
        story.add(new Section(
                "The panic's stack (CPU " + record.processor() + ")",
                StackReader.at(patient, record.rsp()).lines()));
        if (record.vector() == Vector.PAGE_FAULT) {
            story.add(new Section("How its addresses are mapped", AddressText.lines(patient, record.cr2())));
        }
        story.addAll(rest(flaws, Optional.empty()));
        return new Autopsy(
                Outcome.DIED,
                Optional.of(DumpRules.PANIC),
                sentence(record.words()),
                patient.names().place(record.rip()) + " on CPU " + record.processor(),
                record.vector() < 0
                        ? "Look at the invariant's own words and its caller."
                        : "Look at the instruction and its caller, below.",
                List.of(),
                ids(flaws),
                story);
    }

    private Autopsy alive() {
        List<TableCheck.Flaw> flaws = flaws();
        List<String> first = patients.stream().map(this::standing).toList();
        return new Autopsy(
                Outcome.ALIVE,
                Optional.empty(),
                "No processor of this machine is dead: each can execute the instruction it stands at, or report its exception.",
                first.getFirst(),
                flaws.isEmpty() ? "" : "Look at what is wrong with the tables, below.",
                List.of(),
                ids(flaws),
                rest(flaws, Optional.empty()));
    }

    private List<Section> rest(List<TableCheck.Flaw> flaws, Optional<Patient> dead) {
        List<Section> out = new ArrayList<>();
        out.add(new Section(
                "What else is wrong with the tables",
                flaws.stream().map(each -> each.text() + " [" + each.id() + "]").toList()));
        dead.ifPresent(each -> out.add(new Section(
                "Return addresses on the stack of " + each.name(),
                StackReader.of(each).lines())));
        for (Patient each : patients) {
            if (dead.isEmpty()
                    || each.processor().number() != dead.get().processor().number()) {
                out.add(new Section(
                        standing(each),
                        each.isInFirmware() ? List.of() : StackReader.of(each).lines()));
            }
        }
        out.addAll(JavaStory.of(patients));
        out.add(new Section(
                "The dump",
                List.of(dump.name() + ": " + dump.format() + ", " + patients.size() + " processors, "
                        + (dump.memory().sizeBytes() >> 20) + " MiB of memory")));
        return out;
    }

    private List<TableCheck.Flaw> flaws() {
        return TableChecks.flaws(patients.stream()
                .filter(each -> each.processor().hasPaging() && !each.isInFirmware() && isRoot(each))
                .map(each -> new Checkup(each, Mappings.of(each.space()), othersThan(each)))
                .toList());
    }

    /** Its root table is memory: nothing can be checked through one that is not. */
    private boolean isRoot(Patient patient) {
        return dump.memory().has(patient.space().root());
    }

    private String standing(Patient patient) {
        Processor at = patient.processor();
        if (patient.isInFirmware()) {
            return patient.name() + " was never started: it stands in firmware";
        }
        if (!at.hasProtection()) {
            return patient.name() + " is in real mode at "
                    + hex(at.segment(SegmentName.CS).base() + at.rip());
        }
        boolean waits = image.flatMap(each -> each.instructionBefore(patient.rip(), patient.mode()))
                .filter((Instruction each) -> each.is(Kind.HLT))
                .isPresent();
        String how = waits
                ? " waits (HLT, interrupts " + ((at.rflags() & ControlBits.FLAG_IF) != 0 ? "on" : "off") + ")"
                : " stands";
        return patient.name() + how + " at " + patient.names().place(patient.rip()) + " in "
                + (patient.isUser() ? "user" : "kernel") + " mode";
    }
}
