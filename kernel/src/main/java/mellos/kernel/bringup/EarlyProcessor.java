package mellos.kernel.bringup;

import mellos.kernel.address.Layout;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.arch.x86_64.PseudoDescriptor;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.processor.PerCpu;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A processor's first Java, on the early stack in its bring-up slot. Until {@link #mirror} has run it touches its block
 * alone: everything else that is data lies in no-execute pages, which fault while EFER.NXE is clear. So no static
 * field, no literal and no switch over many cases stands above that line.
 *
 * <p>Each stage ends with its marker. A check that fails leaves its reason in the block and returns 0, whereupon entry
 * parks the processor.
 */
@NoHeap
@RawMemory("its block and its per-processor page are its own; both are mapped before it is started")
final class EarlyProcessor {
    private static final long PARKED = 0;
    private static final int EXCEPTIONS = 32;

    private EarlyProcessor() {}

    /** @return the stack to go on with, or 0 to park */
    @EntryPoint("mellos_processor_early")
    static long run(long blockAddress) {
        BringUpBlock block = Address.of(blockAddress).as(BringUpBlock.class);
        Markers.mark(block, Stage.JAVA, '1');
        Cpu.disableInterrupts();
        loadEarlyVectors();
        Markers.mark(block, Stage.EXCEPTIONS, '2');
        boolean sound = compare(block) && mirror(block);
        return sound && identify(block) ? block.stackTop().bits() : PARKED;
    }

    /** The same gates as in the low page, at an address that stays. */
    private static void loadEarlyVectors() {
        PseudoDescriptor descriptor = Address.stackAllocate(16).as(PseudoDescriptor.class);
        descriptor.limit((short) (EXCEPTIONS * 16 - 1));
        descriptor.base(Layout.BRING_UP_GATES);
        Cpu.loadIdt(Address.ofStruct(descriptor).bits());
    }

    /** Stages 3 A B C: what it was given, against what it finds, all of it in the block. */
    private static boolean compare(BringUpBlock block) {
        if (block.magic() != BringUpBlock.MAGIC || !Address.ofStruct(block).isAligned(Layout.PAGE)) {
            return refuse(block, Refusal.BAD_BLOCK, block.magic(), BringUpBlock.MAGIC);
        }
        Markers.mark(block, Stage.ARGUMENTS, '3');
        if (block.controlRecord().isBelow(Address.of(Layout.IMAGE))) {
            return refuse(block, Refusal.BAD_RECORD, block.controlRecord().bits(), Layout.IMAGE);
        }
        Markers.mark(block, Stage.RECORD, 'A');
        if (!CpuidWords.matches(block)) {
            return false;
        }
        Markers.mark(block, Stage.FEATURES, 'B');
        if (Cpu.readCr3() != block.root()) {
            return refuse(block, Refusal.OTHER_ROOT, Cpu.readCr3(), block.root());
        }
        Markers.mark(block, Stage.ROOT, 'C');
        return true;
    }

    /**
     * Stages X Y, the second half of the founding fix: the boot processor's control registers, as it recorded them,
     * read back. The record is the first no-execute page that is touched; a trampoline that left NXE clear is found out
     * here.
     */
    private static boolean mirror(BringUpBlock block) {
        if (!mirrorOne(block, ControlState.EFER)) {
            return false;
        }
        Markers.mark(block, Stage.EFER, 'X');
        // CR4 before XCR0, which exists through CR4.OSXSAVE.
        boolean equal = mirrorOne(block, ControlState.CR4)
                && mirrorOne(block, ControlState.PAT)
                && mirrorOne(block, ControlState.XCR0)
                && mirrorOne(block, ControlState.CR0);
        if (equal) {
            Markers.mark(block, Stage.CONTROL, 'Y');
        }
        return equal;
    }

    private static boolean mirrorOne(BringUpBlock block, int register) {
        long expected = ControlRegisters.recorded(block.controlRecord(), register);
        block.before(register, ControlRegisters.read(register));
        set(block, register, expected);
        long own = ControlRegisters.read(register);
        if (own != expected) {
            block.register(register);
            return refuse(block, Refusal.REGISTER_DIFFERS, own, expected);
        }
        return true;
    }

    private static void set(BringUpBlock block, int register, long value) {
        ControlRegisters.write(register, value);
    }

    /** Stages E F G: the per-processor page and the stack to go on with. */
    private static boolean identify(BringUpBlock block) {
        PerCpu processor = block.perCpu().as(PerCpu.class);
        processor.index(block.index()); // the store that the founding fault died at
        Markers.mark(block, Stage.ID, 'E');
        int own = CpuFeatures.apicId();
        processor.apicId(own);
        if (own != block.apicId()) {
            return refuse(block, Refusal.APIC_ID_DIFFERS, own, block.apicId());
        }
        Markers.mark(block, Stage.APIC_ID, 'F');
        long top = block.stackTop().bits();
        long slot = top - Layout.STACKS & -Layout.STACK_STRIDE;
        boolean inRegion = top > Layout.STACKS && slot <= Layout.STACKS_LIMIT && (top & 15) == 0;
        if (!inRegion || KernelSpace.entry(Address.of(top - 8)) == 0) {
            return refuse(block, Refusal.BAD_STACK, top, Layout.STACKS);
        }
        long guard = top - (BringUpArea.STACK_PAGES + 1) * Layout.PAGE;
        if (KernelSpace.entry(Address.of(guard)) != 0) {
            return refuse(block, Refusal.STACK_UNGUARDED, guard, 0);
        }
        processor.stackTop(block.stackTop());
        Markers.mark(block, Stage.STACK, 'G');
        return true;
    }

    /** Leaves the reason and gives up. @return false */
    static boolean refuse(BringUpBlock block, int reason, long found, long expected) {
        block.found(found);
        block.expected(expected);
        block.refusal(reason);
        state(block, BlockLayout.BLOCK_REFUSED);
        return false;
    }

    /** Volatile: the boot processor waits for it, and everything else in the block is older. */
    static void state(BringUpBlock block, int state) {
        Address.ofStruct(block).plus(BringUpBlock.STATE_OFFSET).storeIntVolatile(state);
    }
}
