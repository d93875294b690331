package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.paging.Mapping;
import mellos.doctor.paging.PagingMode;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Vector;

/** What is checked of every processor that runs a kernel with paging on. */
final class TableChecks {
    private static final int[] EXCEPTIONS = {0, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19};
    private static final int VECTORS = 256;
    private static final long FARTHEST_GUARD = 1 << 20;
    private static final long PAGE = 4096;
    private static final int SHOWN = 3;
    /** P, DPL, S, type and the L bit: what a descriptor in memory must share with the one that was loaded. */
    private static final long LOADED_BITS = 0x0020_fe00L;

    static final List<TableCheck> ALL = List.of(
            new TableCheck("exceptions-without-gate", TableChecks::withoutGate),
            new TableCheck("handler-not-executable", TableChecks::handlers),
            new TableCheck("gate-selector-unfit", TableChecks::selectors),
            new TableCheck("double-fault-on-the-same-stack", TableChecks::doubleFault),
            new TableCheck("no-task-state", TableChecks::taskState),
            new TableCheck("interrupt-stack-unfit", TableChecks::interruptStacks),
            new TableCheck("interrupt-stacks-shared", TableChecks::sharedInterruptStacks),
            new TableCheck("code-descriptor-changed", TableChecks::loadedCode),
            new TableCheck("no-guard-page", TableChecks::guardPage),
            new TableCheck("writable-and-executable", TableChecks::writableCode),
            new TableCheck("write-protection-off", TableChecks::writeProtection),
            new TableCheck("first-page-mapped", TableChecks::firstPage),
            new TableCheck("kernel-open-to-user", TableChecks::kernelOpen),
            new TableCheck("stack-shared-by-processors", TableChecks::sharedStack));

    private TableChecks() {}

    /** All flaws of all processors, each sentence once. */
    static List<TableCheck.Flaw> flaws(List<Checkup> checkups) {
        List<TableCheck.Flaw> out = new ArrayList<>();
        for (TableCheck check : ALL) {
            Map<String, List<String>> byText = new java.util.LinkedHashMap<>();
            for (Checkup each : checkups) {
                check.of(each)
                        .forEach(flaw -> byText.computeIfAbsent(flaw.text(), _ -> new ArrayList<>())
                                .add(each.patient().name()));
            }
            byText.forEach(
                    (text, names) -> out.add(new TableCheck.Flaw(check.id(), String.join(", ", names) + ": " + text)));
        }
        return out;
    }

    private static List<String> one(boolean wrong, String text) {
        return wrong ? List.of(text) : List.of();
    }

    private static List<String> withoutGate(Checkup c) {
        Patient patient = c.patient();
        String missing = IntStream.of(EXCEPTIONS)
                .filter(vector -> !patient.hasGate(vector)
                        || patient.gate(vector)
                                .filter(each ->
                                        each.isPresent() && each.isInterruptOrTrap(patient.isLong()) || each.isTask())
                                .isEmpty())
                .mapToObj(Vector::shortName)
                .collect(Collectors.joining(" "));
        return one(
                !missing.isEmpty(),
                "the IDT at " + patient.names().what(patient.processor().idt().base()) + " (limit "
                        + hex(patient.processor().idt().limit()) + ") has no usable gate for " + missing);
    }

    private static List<Gate> gates(Patient patient) {
        return IntStream.range(0, VECTORS)
                .filter(patient::hasGate)
                .mapToObj(patient::gate)
                .flatMap(Optional::stream)
                .filter(each -> each.isPresent() && each.isInterruptOrTrap(patient.isLong()))
                .toList();
    }

    private static List<String> handlers(Checkup c) {
        return gates(c.patient()).stream()
                .map(Gate::handler)
                .distinct()
                .filter(each -> !c.isExecutable(each))
                .limit(SHOWN)
                .map(each ->
                        "the handler " + c.patient().names().what(each) + " that a gate names is not mapped executable")
                .toList();
    }

    private static List<String> selectors(Checkup c) {
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

    private static List<String> doubleFault(Checkup c) {
        Patient patient = c.patient();
        boolean shared = patient.isLong()
                && patient.hasGate(Vector.DOUBLE_FAULT)
                && patient.gate(Vector.DOUBLE_FAULT)
                        .filter(each -> each.isPresent() && each.stack() == 0)
                        .isPresent();
        return one(
                shared,
                "#DF has no interrupt stack (IST 0): when the stack in use is bad, the double fault becomes a triple fault");
    }

    private static List<String> taskState(Checkup c) {
        return one(
                !c.patient().hasTaskState(),
                "no TSS is loaded (TR 0): no interrupt from user mode, no interrupt stack can work");
    }

    private static OptionalLong interruptStack(Checkup c, int number) {
        return c.patient().space().number(c.patient().interruptStackSlot(number), 8);
    }

    private static List<String> interruptStacks(Checkup c) {
        List<String> out = new ArrayList<>();
        for (int number : c.patient().hasTaskState() ? c.patient().interruptStacksInUse() : List.<Integer>of()) {
            OptionalLong top = interruptStack(c, number);
            if (top.isEmpty() || !c.isWritable(top.getAsLong() - 8)) {
                out.add("interrupt stack " + number + ", "
                        + (top.isEmpty()
                                ? "whose pointer cannot be read"
                                : c.patient().names().what(top.getAsLong())) + ", is not mapped writable");
            }
        }
        return out;
    }

    private static List<String> sharedInterruptStacks(Checkup c) {
        Map<Long, Integer> seen = new HashMap<>();
        List<String> out = new ArrayList<>();
        for (int number : c.patient().hasTaskState() ? c.patient().interruptStacksInUse() : List.<Integer>of()) {
            OptionalLong top = interruptStack(c, number);
            Integer other = top.isEmpty() || top.getAsLong() == 0 ? null : seen.putIfAbsent(top.getAsLong(), number);
            if (other != null) {
                out.add("interrupt stacks " + other + " and " + number + " are the same memory, "
                        + c.patient().names().what(top.getAsLong())
                        + ": one that interrupts the other overwrites its frame");
            }
        }
        return out;
    }

    private static List<String> loadedCode(Checkup c) {
        var loaded = c.patient().processor().segment(SegmentName.CS);
        int selector = loaded.selector();
        if ((selector & 4) != 0 || (selector & 0xfffc) == 0) {
            return List.of();
        }
        Optional<Descriptor> found =
                c.patient().hasDescriptor(selector) ? c.patient().descriptor(selector) : Optional.empty();
        boolean same = found.filter(each -> ((each.raw() >>> 32 ^ loaded.attributes()) & LOADED_BITS) == 0)
                .isPresent();
        return one(
                !same,
                "the GDT's descriptor for CS (" + hex(selector) + ") is "
                        + found.map(each -> each.words() + " (" + hex(each.raw()) + ")")
                                .orElse("not there any more")
                        + ", not what was loaded: the GDT was overwritten, or replaced without reloading CS");
    }

    private static List<String> guardPage(Checkup c) {
        long top = c.patient().stackPointer();
        Optional<Mapping> stack = c.mappingOf(top);
        return one(
                stack.filter(each -> top - each.start() > FARTHEST_GUARD).isPresent(),
                "no unmapped page within 1 MiB below RSP ("
                        + c.patient().names().what(top) + "): a stack overflow overwrites what lies there");
    }

    private static List<String> writableCode(Checkup c) {
        List<Mapping> both = c.mappings().stream()
                .filter(each -> each.isWritable() && each.isExecutable())
                .toList();
        long bytes = both.stream().mapToLong(Mapping::size).sum();
        return one(
                !both.isEmpty(),
                (bytes >> 10) + " KiB are mapped writable and executable: "
                        + both.stream().limit(SHOWN).map(Mapping::words).collect(Collectors.joining("; "))
                        + (both.size() > SHOWN ? "; …" : ""));
    }

    private static List<String> writeProtection(Checkup c) {
        return one(
                (c.patient().processor().cr0() & ControlBits.CR0_WP) == 0,
                "CR0.WP is 0: the kernel writes through read-only mappings");
    }

    private static List<String> firstPage(Checkup c) {
        return one(c.mappingOf(0).isPresent(), "page 0 is mapped: null pointers go unnoticed");
    }

    private static List<String> kernelOpen(Checkup c) {
        boolean open = c.patient().processor().privilege() == 0
                && c.mappingOf(c.patient().rip()).filter(Mapping::isUser).isPresent()
                && gates(c.patient()).stream().anyMatch(each -> each.privilege() == 3);
        return one(
                open,
                "the kernel's code at " + c.patient().names().what(c.patient().rip()) + " is mapped for user mode");
    }

    private static List<String> sharedStack(Checkup c) {
        long top = c.patient().stackPointer();
        return c.others().stream()
                .filter(each ->
                        each.processor().number() > c.patient().processor().number())
                .filter(each -> !each.isInFirmware() && each.space().mode() != PagingMode.OFF)
                .filter(each -> (each.stackPointer() & -PAGE) == (top & -PAGE))
                .map(each -> "stands on the same stack as " + each.name() + " (RSP " + hex(top) + " and "
                        + hex(each.stackPointer()) + ")")
                .toList();
    }
}
