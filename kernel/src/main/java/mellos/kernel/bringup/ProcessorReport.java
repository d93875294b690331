package mellos.kernel.bringup;

import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.processor.Processors;
import mellos.kernel.report.FaultText;
import mellos.kernel.report.PlaceText;
import mellos.kernel.text.Line;
import mellos.magic.NoHeap;

/** What is printed of a processor when bring-up is over: one line, and for a failed one what is known of its death. */
@NoHeap
final class ProcessorReport {
    private ProcessorReport() {}

    /**
     * @param page the trampoline page it was started in
     * @param pageProblem why it was not started, or null
     */
    static void print(int index, long page, String pageProblem) {
        BringUpBlock block = BringUpArea.block(index);
        boolean online = Processors.isOnline(index);
        String cause = online ? null : cause(block, page, pageProblem);
        printForPrograms(block, online, cause);
        if (online) {
            printRepairs(block);
        } else {
            printFailure(block, page, pageProblem, cause);
        }
    }

    /** What the trampoline should have set and the mirror had to: a defect that cost nothing this time. */
    private static void printRepairs(BringUpBlock block) {
        for (int register = 0; register < ControlState.REGISTER_COUNT; register++) {
            long mask = ControlState.trampolineBits(register);
            long expected = ControlRegisters.bootValue(register);
            long before = block.before(register);
            if (block.marker(Stage.CONTROL) != 0 && ((before ^ expected) & mask) != 0) {
                head(block);
                FaultText.differences(register, before & mask, expected & mask);
                Line.text(": repaired by the mirror");
                Line.end();
            }
        }
    }

    private static String cause(BringUpBlock block, long page, String pageProblem) {
        if (pageProblem != null) {
            return pageProblem;
        }
        return switch (block.state()) {
            case BlockLayout.BLOCK_FAULTED -> BringUpDiagnosis.ofFault(block);
            case BlockLayout.BLOCK_REFUSED -> BringUpDiagnosis.ofRefusal(block);
            default -> BringUpDiagnosis.ofSilence(block, page);
        };
    }

    /** docs/serial-protocol.md, "Lines". */
    private static void printForPrograms(BringUpBlock block, boolean online, String cause) {
        Line.begin();
        Line.text("@processor index=");
        Line.decimal(block.index());
        Line.text(" apic=");
        Line.decimal(block.apicId() & 0xffff_ffffL);
        Line.text(online ? " state=online markers=" : " state=failed markers=");
        Markers.print(block);
        if (cause != null) {
            Line.text(" cause=\"");
            names(block);
            Line.text(cause);
            Line.character('"');
        }
        Line.end();
    }

    /** The bits that differ, where that is what it was refused for. */
    private static void names(BringUpBlock block) {
        if (block.state() == BlockLayout.BLOCK_REFUSED && block.refusal() == Refusal.REGISTER_DIFFERS) {
            FaultText.differences(block.register(), block.found(), block.expected());
            Line.text(": ");
        }
    }

    private static void printFailure(BringUpBlock block, long page, String pageProblem, String cause) {
        head(block);
        Line.text("failed");
        int stage = nextStage(block);
        if (pageProblem != null) {
            Line.text(" before it was started");
        } else if (stage < Stage.COUNT) {
            Line.text(" in stage ");
            Line.text(Stage.word(stage));
        }
        Line.text(", left out");
        Line.end();
        if (pageProblem == null && block.state() == BlockLayout.BLOCK_FAULTED) {
            printFault(block);
        } else if (pageProblem == null && block.state() == BlockLayout.BLOCK_REFUSED) {
            printRefusal(block);
        } else if (pageProblem == null && BringUp.hasFaultedInRealMode(block.index())) {
            head(block);
            Line.text("fault in real mode at trampoline+");
            Line.hex(Trampoline.realFaultOffset(page));
            Line.end();
        }
        head(block);
        Line.text("likely cause: ");
        Line.text(cause);
        Line.end();
    }

    /** The stage after the last marker. */
    private static int nextStage(BringUpBlock block) {
        return Markers.last(block) + 1;
    }

    private static void printFault(BringUpBlock block) {
        InterruptFrame frame = BringUpDiagnosis.frame(block);
        int vector = (int) frame.vector();
        head(block);
        FaultText.vector(vector);
        Line.text(", error ");
        Line.hex(frame.errorCode());
        Line.text(" (");
        FaultText.errorCode(vector, frame.errorCode());
        Line.text(") at ");
        Line.hex(frame.rip().bits());
        Line.text(" ");
        PlaceText.append(frame.rip().bits());
        Line.end();
        head(block);
        register("CR0", block.faultCr0());
        register("CR2", block.faultCr2());
        register("CR3", block.faultCr3());
        register("CR4", block.faultCr4());
        register("EFER", block.faultEfer());
        register("RSP", frame.rsp().bits());
        Line.end();
        printDifference(block, ControlState.CR0, block.faultCr0());
        printDifference(block, ControlState.CR4, block.faultCr4());
        printDifference(block, ControlState.EFER, block.faultEfer());
    }

    private static void printDifference(BringUpBlock block, int register, long own) {
        long expected = ControlRegisters.bootValue(register);
        if (((own ^ expected) & ControlState.comparedBits(register)) != 0) {
            head(block);
            FaultText.differences(register, own, expected);
            Line.end();
        }
    }

    private static void printRefusal(BringUpBlock block) {
        int reason = block.refusal();
        head(block);
        if (reason == Refusal.REGISTER_DIFFERS || reason == Refusal.WRITE_PROTECT_BROKEN) {
            FaultText.differences(block.register(), block.found(), block.expected());
        } else if (reason == Refusal.MISSING_FEATURES) {
            Line.text(CpuidWords.name(block.register()));
            Line.text("=");
            Line.hex(block.found() & 0xffff_ffffL);
            Line.text(", boot processor has ");
            Line.hex(block.expected() & 0xffff_ffffL);
        } else {
            Line.text(Refusal.text(reason));
            Line.text(": found ");
            Line.hex(block.found());
            Line.text(", expected ");
            Line.hex(block.expected());
        }
        Line.end();
    }

    private static void register(String name, long value) {
        Line.text(name);
        Line.text("=");
        Line.hex(value);
        Line.text(" ");
    }

    private static void head(BringUpBlock block) {
        Line.begin();
        Line.text("AP#");
        Line.decimal(block.index());
        Line.text(" [");
        Markers.print(block);
        Line.text("]: ");
    }
}
