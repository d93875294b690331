package mellos.selftest.injection;

import mellos.kernel.address.Layout;
import mellos.kernel.apic.Ipi;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.Descriptors;
import mellos.kernel.bringup.BlockLayout;
import mellos.kernel.bringup.BringUpArea;
import mellos.kernel.bringup.BringUpBlock;
import mellos.kernel.bringup.Stage;
import mellos.kernel.processor.PerCpu;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Faults on purpose, on the processor that comes up. Each does what a defect would do, with the processor's own means:
 * what is reported afterwards must be found, not handed over. Does nothing unless the block names a cause.
 */
@NoHeap
@RawMemory("breaks things on request: only in a processor that the boot option names, before it is online")
final class Fault {
    /** Mapped by nobody: between the device region and the stacks. */
    private static final long UNMAPPED = 0xffff_cfff_dead_0000L;

    private static final long NOT_CANONICAL = 0x8000_dead_beef_0000L;

    private Fault() {}

    /** At the start of a stage. */
    static void inject(BringUpBlock block, int stage) {
        int cause = InjectedBlock.cause(block);
        if (cause >>> 8 != stage) {
            return;
        }
        if ((cause & 0x80) == 0) {
            general(cause & 0xff);
        } else if (stage < Stage.SEGMENTS) {
            early(block, cause);
        } else if (cause == Injection.ONLINE_DEAF) {
            beDeaf(block);
        } else {
            late(block, cause);
        }
    }

    /** Says that it is ready and takes no interrupt ever after. */
    private static void beDeaf(BringUpBlock block) {
        Address.ofStruct(block).plus(BringUpBlock.STATE_OFFSET).storeIntVolatile(BlockLayout.BLOCK_READY);
        Ipi.pingBootProcessor();
        while (true) {
            Cpu.halt();
        }
    }

    /** Whether the mirror is to leave this register as it is. */
    static boolean leavesRegister(BringUpBlock block, int register) {
        int cause = InjectedBlock.cause(block);
        return cause == Injection.CONTROL_WP_LEFT && register == ControlState.CR0
                || cause == Injection.CONTROL_CR4_LEFT && register == ControlState.CR4
                || cause == Injection.CONTROL_PAT_OTHER && register == ControlState.PAT
                || cause == Injection.EFER_LEFT && register == ControlState.EFER;
    }

    private static void general(int cause) {
        if (cause == Injection.PAGE_FAULT) {
            Address.of(UNMAPPED).storeIntVolatile(1);
        } else if (cause == Injection.GENERAL_PROTECTION) {
            Address.of(NOT_CANONICAL).storeIntVolatile(1);
        } else if (cause == Injection.INVALID_OPCODE) {
            Cpu.undefined();
        } else if (cause == Injection.BREAKPOINT) {
            Cpu.breakpoint();
        } else {
            while (cause == Injection.HANG) {
                Cpu.pause();
            }
        }
    }

    private static void early(BringUpBlock block, int cause) {
        if (cause == Injection.ARGUMENTS_MAGIC) {
            block.magic(0);
        } else if (cause == Injection.RECORD_NULL) {
            block.controlRecord(Address.zero());
        } else if (cause == Injection.FEATURES_MISSING) {
            block.feature(1, block.feature(1) | 1 << 20);
        } else if (cause == Injection.ROOT_OTHER) {
            block.root(block.root() + Layout.PAGE);
        } else if (cause == Injection.EFER_LEFT) {
            ControlRegisters.write(ControlState.EFER, ControlState.TRAMPOLINE_EFER | ControlState.EFER_SCE);
        } else if (cause == Injection.CONTROL_CR4_RESERVED) {
            Cpu.writeCr4(Cpu.readCr4() | 1L << 31);
        } else if (cause == Injection.CONTROL_PAT_OTHER) {
            ControlRegisters.write(ControlState.PAT, 0x0606_0606_0606_0606L);
        } else if (cause == Injection.ID_UNMAPPED) {
            Address.of(UNMAPPED).as(PerCpu.class).index(block.index());
        } else if (cause == Injection.APIC_ID_OTHER) {
            block.apicId(block.apicId() ^ 0x40);
        } else if (cause == Injection.STACK_NONE) {
            block.stackTop(Address.zero());
        } else if (cause == Injection.STACK_MISALIGNED) {
            block.stackTop(block.stackTop().plus(-8));
        } else if (cause == Injection.STACK_OVERFLOW) {
            block.stackTop().plus(-(BringUpArea.STACK_PAGES * Layout.PAGE) - 8).storeLongVolatile(0);
        }
    }

    private static void late(BringUpBlock block, int cause) {
        if (cause == Injection.SEGMENTS_BUSY) {
            Address descriptor = block.perCpu().plus(PerCpu.GDT + Descriptors.SELECTOR_TSS);
            descriptor.storeLong(descriptor.loadLong() | Descriptors.TSS_BUSY);
        } else if (cause == Injection.SEGMENTS_SELECTOR) {
            Cpu.loadTaskRegister((short) 0x30);
        } else if (cause == Injection.FLOATING_POINT_EM) {
            Cpu.writeCr0(Cpu.readCr0() | ControlState.CR0_EM);
        } else if (cause == Injection.FLOATING_POINT_TS) {
            Cpu.writeCr0(Cpu.readCr0() | ControlState.CR0_TS);
        } else if (cause == Injection.FLOATING_POINT_OSFXSR) {
            Cpu.writeCr4(Cpu.readCr4() & ~(long) ControlState.CR4_OSFXSR);
        } else if (cause == Injection.ONLINE_WP_CLEAR) {
            Cpu.writeCr0(Cpu.readCr0() & ~(long) ControlState.CR0_WP);
        } else if (cause == Injection.ONLINE_CACHE_OFF) {
            Cpu.writeCr0(Cpu.readCr0() | ControlState.CR0_CD);
        } else if (cause == Injection.ONLINE_PAT_OTHER) {
            ControlRegisters.write(ControlState.PAT, 0x0606_0606_0606_0606L);
        }
    }
}
