package mellos.kernel.bringup;

import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.Descriptors;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.PageFaultCode;
import mellos.kernel.arch.x86_64.SelectorErrorCode;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.memory.Stacks;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.report.FaultText;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The likely cause of a failed processor, from what it left behind: fault, registers, last marker. One rule after the
 * other, the most specific first; it says so when nothing fits. What was injected is not looked at.
 */
@NoHeap
@RawMemory("reads the record in the block, and code bytes that the page tables say are mapped")
final class BringUpDiagnosis {
    private static final int UD2 = 0x0b0f;
    private static final int WRMSR = 0x300f;
    private static final int MOV_TO_CONTROL = 0x220f;

    static final int STARTUP_SENT = 1;
    /** The command register did not change. */
    static final int STARTUP_UNSENT = 2;
    /** The command register names another processor. */
    static final int STARTUP_ASTRAY = 3;

    private BringUpDiagnosis() {}

    /** The fault's registers, as the stub or the handler stored them. */
    static InterruptFrame frame(BringUpBlock block) {
        return Address.ofStruct(block).plus(BringUpBlock.FAULT_FRAME_OFFSET).as(InterruptFrame.class);
    }

    /** Of a processor whose state is faulted. */
    static String ofFault(BringUpBlock block) {
        InterruptFrame frame = frame(block);
        return switch ((int) frame.vector()) {
            case Vectors.PAGE_FAULT -> ofPageFault(block, frame);
            case Vectors.GENERAL_PROTECTION -> ofProtection(block, frame);
            case Vectors.INVALID_OPCODE -> ofOpcode(block, frame);
            case Vectors.DEVICE_NOT_AVAILABLE ->
                (block.faultCr0() & ControlState.CR0_TS) != 0
                        ? "CR0.TS is set: the first SSE or x87 instruction traps"
                        : "CR0.EM is set: x87 instructions trap";
            case Vectors.DOUBLE_FAULT -> "an exception could not be delivered: its stack or its gate is not usable";
            case Vectors.NMI -> "it hangs: an NMI found it there";
            case Vectors.BREAKPOINT -> "a breakpoint instruction stands in its way";
            case Vectors.DIVIDE_ERROR -> "a division by zero, or a quotient that does not fit";
            case Vectors.STACK_FAULT -> "the stack pointer is not in canonical form";
            case Vectors.MACHINE_CHECK -> "the hardware reports an error of its own";
            default -> "nothing known fits: look at the instruction";
        };
    }

    private static String ofPageFault(BringUpBlock block, InterruptFrame frame) {
        long code = frame.errorCode();
        Address target = Address.of(block.faultCr2());
        if ((code & PageFaultCode.RESERVED) != 0) {
            return (block.faultEfer() & ControlState.EFER_NXE) == 0
                    ? "EFER.NXE is clear, so bit 63 of the page-table entry is reserved: the trampoline must set LME and NXE in "
                            + "one write"
                    : "a page-table entry has a reserved bit other than 63";
        }
        if ((code & PageFaultCode.FETCH) != 0) {
            return (KernelSpace.entry(target) & PageFlags.PRESENT) == 0
                    ? "it jumped to an address that is not mapped"
                    : "it jumped into data: the page is no-execute";
        }
        if (Stacks.isGuard(target)) {
            return "it ran over the end of its stack into the guard page";
        }
        if (Long.compareUnsigned(target.bits(), Layout.PAGE) < 0) {
            return "an access to page 0: through GS before its base was set, or through a null address";
        }
        long entry = KernelSpace.entry(target);
        if ((entry & PageFlags.PRESENT) != 0) {
            return "the page is mapped, but read-only";
        }
        return "it accessed an address that nobody mapped";
    }

    private static String ofProtection(BringUpBlock block, InterruptFrame frame) {
        long code = frame.errorCode();
        if (code == Descriptors.SELECTOR_TSS && isTssBusy(block)) {
            return "its task-state segment is marked busy: it was loaded before, or is shared with another processor";
        }
        if ((code & SelectorErrorCode.GATE) != 0) {
            return "an interrupt arrived that its interrupt table has no gate for";
        }
        if (code != 0) {
            return "a segment selector names no descriptor of its table";
        }
        return opcode(frame) == WRMSR
                ? "a write to a model-specific register that the processor refuses"
                : isControlWrite(opcode(frame))
                        ? "a control register was given bits that the processor does not have"
                        : "an address that is not in canonical form";
    }

    /** Of the descriptor that LTR would have loaded: in the early table before stage H, in its own after. */
    private static boolean isTssBusy(BringUpBlock block) {
        Address gdt = Markers.last(block) < Stage.APIC_ID
                ? Address.ofStruct(block).plus(BlockLayout.BLOCK_GDT)
                : block.perCpu().plus(PerCpu.GDT);
        return Descriptors.isTssBusy(gdt.plus(Descriptors.SELECTOR_TSS).loadLong());
    }

    private static String ofOpcode(BringUpBlock block, InterruptFrame frame) {
        if (opcode(frame) == UD2) {
            return "an undefined instruction stands in its way: code that must not be reached";
        }
        if ((block.faultCr0() & ControlState.CR0_EM) != 0) {
            return "CR0.EM is set: SSE instructions are invalid";
        }
        if ((block.faultCr4() & ControlState.CR4_OSFXSR) == 0) {
            return "CR4.OSFXSR is clear: SSE instructions are invalid";
        }
        return "an instruction that this processor does not have";
    }

    /** MOV to CR0, CR3 or CR4. */
    private static boolean isControlWrite(int opcode) {
        return opcode == MOV_TO_CONTROL;
    }

    /** The first two bytes of the instruction, 0 if it cannot be read. */
    private static int opcode(InterruptFrame frame) {
        Address rip = frame.rip();
        boolean inImage = Long.compareUnsigned(rip.bits(), Layout.IMAGE) >= 0;
        return inImage && KernelSpace.entry(rip) != 0 ? rip.loadChar() : 0;
    }

    /** Of a processor that neither faulted nor was refused nor came online. */
    static String ofSilence(BringUpBlock block, long page) {
        if (BringUp.hasFaultedInRealMode(block.index())) {
            return "it faulted in real mode, in the trampoline";
        }
        int last = Markers.last(block);
        if (last < 0) {
            if (BringUpArea.hasUnlisted(block.apicId())) {
                return "its APIC id is not in the table of processors, so it found no block";
            }
            return BringUp.hasLostOne(page) ? "it hangs in the trampoline, in real mode" : ofAbsence(block);
        }
        if (last == Stage.EFER) {
            return "it hangs deaf to NMI where CR4 is written: under QEMU's TCG a bit that the processor lacks does that";
        }
        return "it hangs, deaf to NMI, in the stage after its last marker";
    }

    /** Of a processor that never ran the trampoline. */
    private static String ofAbsence(BringUpBlock block) {
        if (block.startup() == STARTUP_UNSENT) {
            return "it never ran the trampoline: STARTUP was not sent";
        }
        return block.startup() == STARTUP_ASTRAY
                ? "it never ran the trampoline: STARTUP went to another APIC id"
                : "it never ran the trampoline though STARTUP was sent: the MADT lists a processor that is not there, or it was not reset";
    }

    /** Of a processor that a check refused. */
    static String ofRefusal(BringUpBlock block) {
        int reason = block.refusal();
        if (reason == Refusal.REGISTER_DIFFERS) {
            String absence = FaultText.absence(block.register(), block.found(), block.expected());
            return absence != null ? absence : Refusal.text(reason);
        }
        if (reason == Refusal.APIC_REGISTER_DIFFERS && block.found() == 0) {
            return "its APIC register reads 0: the register's address is wrong, as when a marker overwrites the base";
        }
        if (reason == Refusal.NO_TICK) {
            return "its timer is masked or not armed, or its APIC is not enabled";
        }
        if (reason == Refusal.NO_INTERRUPT) {
            return "it takes no interrupts: they are disabled, or its APIC is";
        }
        if (reason == Refusal.NO_PING) {
            return "interrupts from others do not reach it: its APIC id is not the one that was written to";
        }
        return Refusal.text(reason);
    }
}
