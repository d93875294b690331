package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Vector;

/** The gates of the IDT, and the code segments that they and CS name. */
final class GateChecks {
    private static final int SHOWN = 3;
    private static final int[] EXCEPTIONS = {0, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19};
    private static final int VECTORS = 256;
    /** P, DPL, S, type and the L bit: what a descriptor in memory must share with the one that was loaded. */
    private static final long LOADED_BITS = 0x0020_fe00L;

    private GateChecks() {}

    static List<String> withoutGate(Checkup c) {
        Patient patient = c.patient();
        String missing = IntStream.of(EXCEPTIONS)
                .filter(vector -> !patient.hasGate(vector)
                        || patient.gate(vector)
                                .filter(each ->
                                        each.isPresent() && each.isInterruptOrTrap(patient.isLong()) || each.isTask())
                                .isEmpty())
                .mapToObj(Vector::shortName)
                .collect(Collectors.joining(" "));
        return TableChecks.one(
                !missing.isEmpty(),
                "the IDT at " + patient.names().what(patient.processor().idt().base()) + " (limit "
                        + hex(patient.processor().idt().limit()) + ") has no usable gate for " + missing);
    }

    static List<Gate> gates(Patient patient) {
        return IntStream.range(0, VECTORS)
                .filter(patient::hasGate)
                .mapToObj(patient::gate)
                .flatMap(Optional::stream)
                .filter(each -> each.isPresent() && each.isInterruptOrTrap(patient.isLong()))
                .toList();
    }

    static List<String> handlers(Checkup c) {
        return gates(c.patient()).stream()
                .map(Gate::handler)
                .distinct()
                .filter(each -> !c.isExecutable(each))
                .limit(SHOWN)
                .map(each ->
                        "the handler " + c.patient().names().what(each) + " that a gate names is not mapped executable")
                .toList();
    }

    static List<String> selectors(Checkup c) {
        return gates(c.patient()).stream()
                .map(Gate::selector)
                .distinct()
                .filter(each -> !c.patient().hasDescriptor(each)
                        || c.patient()
                                .descriptor(each)
                                .filter(found -> found.isCode() && found.isPresent())
                                .isEmpty())
                .map(each -> "gates name selector " + hex(each) + ", which is no code segment of the GDT")
                .toList();
    }

    static List<String> loadedCode(Checkup c) {
        var loaded = c.patient().processor().segment(SegmentName.CS);
        int selector = loaded.selector();
        if ((selector & 4) != 0 || (selector & 0xfffc) == 0) {
            return List.of();
        }
        Optional<Descriptor> found =
                c.patient().hasDescriptor(selector) ? c.patient().descriptor(selector) : Optional.empty();
        boolean same = found.filter(each -> ((each.raw() >>> 32 ^ loaded.attributes()) & LOADED_BITS) == 0)
                .isPresent();
        return TableChecks.one(
                !same,
                "the GDT's descriptor for CS (" + hex(selector) + ") is "
                        + found.map(each -> each.words() + " (" + hex(each.raw()) + ")")
                                .orElse("not there any more")
                        + ", not what was loaded: the GDT was overwritten, or replaced without reloading CS");
    }
}
