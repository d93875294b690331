package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.dump.Processor;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.SegmentName;
import mellos.doctor.paging.Mappings;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** The machine around a death: its tables, and where its processors stand. */
final class Bystanders {
    private final MachineDump dump;
    private final List<Patient> patients;
    private final Optional<KernelImage> image;
    private final List<TableCheck.Flaw> flaws;

    Bystanders(MachineDump dump, List<Patient> patients, Optional<KernelImage> image) {
        this.dump = dump;
        this.patients = patients;
        this.image = image;
        this.flaws = findFlaws();
    }

    MachineDump.State state() {
        return dump.state();
    }

    boolean hasFlaws() {
        return !flaws.isEmpty();
    }

    List<String> flawIds() {
        return flaws.stream().map(TableCheck.Flaw::id).distinct().toList();
    }

    /** What is said of every machine: its tables, its stacks, its Java threads, the dump itself. */
    List<Section> rest(Optional<Patient> dead) {
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

    private List<TableCheck.Flaw> findFlaws() {
        return TableChecks.flaws(patients.stream()
                .filter(each -> each.processor().hasPaging() && !each.isInFirmware() && isRoot(each))
                .map(each -> new Checkup(each, Mappings.of(each.space()), othersThan(each)))
                .toList());
    }

    /** Its root table is memory: nothing can be checked through one that is not. */
    private boolean isRoot(Patient patient) {
        return dump.memory().has(patient.space().root());
    }

    String standing(Patient patient) {
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

    List<Patient> othersThan(Patient patient) {
        return patients.stream()
                .filter(each -> each.processor().number() != patient.processor().number())
                .toList();
    }
}
