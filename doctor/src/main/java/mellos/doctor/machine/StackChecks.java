package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.paging.Mapping;
import mellos.doctor.paging.PagingMode;
import mellos.doctor.x86.Vector;

/** Stacks: the interrupt stacks of the TSS, guard pages, sharing. */
final class StackChecks {
    private static final long PAGE = 4096;
    private static final long FARTHEST_GUARD = 1 << 20;

    private StackChecks() {}

    static List<String> doubleFault(Checkup c) {
        Patient patient = c.patient();
        boolean shared = patient.isLong()
                && patient.hasGate(Vector.DOUBLE_FAULT)
                && patient.gate(Vector.DOUBLE_FAULT)
                        .filter(each -> each.isPresent() && each.stack() == 0)
                        .isPresent();
        return TableChecks.one(
                shared,
                "#DF has no interrupt stack (IST 0): when the stack in use is bad, the double fault becomes a triple fault");
    }

    static List<String> taskState(Checkup c) {
        return TableChecks.one(
                !c.patient().hasTaskState(),
                "no TSS is loaded (TR 0): no interrupt from user mode, no interrupt stack can work");
    }

    private static OptionalLong interruptStack(Checkup c, int number) {
        return c.patient().space().number(c.patient().interruptStackSlot(number), 8);
    }

    static List<String> interruptStacks(Checkup c) {
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

    static List<String> sharedInterruptStacks(Checkup c) {
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

    static List<String> guardPage(Checkup c) {
        long top = c.patient().stackPointer();
        Optional<Mapping> stack = c.mappingOf(top);
        return TableChecks.one(
                stack.filter(each -> top - each.start() > FARTHEST_GUARD).isPresent(),
                "no unmapped page within 1 MiB below RSP ("
                        + c.patient().names().what(top) + "): a stack overflow overwrites what lies there");
    }

    static List<String> sharedStack(Checkup c) {
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
