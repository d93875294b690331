package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.AssemblyConstants;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * The interrupt descriptor table of all processors: 256 gates to the stubs of interrupt.S. Double fault, NMI and
 * machine check switch to stacks of their own, since they may come when the current one is no good.
 */
@BuildTime
@AssemblyConstants
@NoHeap
@RawMemory("the table is a static array, whose elements start 16 bytes into the object")
public final class ExceptionTable {
    public static final int DOUBLE_FAULT_STACK = 1;
    public static final int NMI_STACK = 2;
    public static final int MACHINE_CHECK_STACK = 3;
    public static final int INTERRUPT_STACKS = 3;

    private static final long[] GATES = new long[2 * Vectors.VECTOR_COUNT];

    private ExceptionTable() {}

    /** Fills the table and loads it: from here on a fault prints instead of resetting the machine. */
    public static void init() {
        long stubs = Address.ofSymbol("mellos_interrupt_stubs").bits();
        for (int vector = 0; vector < Vectors.VECTOR_COUNT; vector++) {
            long handler = stubs + vector * Vectors.STUB_SIZE;
            GATES[2 * vector] = Descriptors.gateLow(handler, stackOf(vector));
            GATES[2 * vector + 1] = Descriptors.gateHigh(handler);
        }
        loadHere();
    }

    /** Loads the table on the running processor. */
    public static void loadHere() {
        PseudoDescriptor descriptor = Address.stackAllocate(16).as(PseudoDescriptor.class);
        descriptor.limit((short) (Descriptors.GATE_SIZE * Vectors.VECTOR_COUNT - 1));
        descriptor.base(base());
        Cpu.loadIdt(Address.ofStruct(descriptor).bits());
    }

    public static boolean isLoadedHere() {
        PseudoDescriptor descriptor = Address.stackAllocate(16).as(PseudoDescriptor.class);
        Cpu.storeIdt(Address.ofStruct(descriptor).bits());
        return descriptor.base() == base()
                && (descriptor.limit() & 0xffff) == Descriptors.GATE_SIZE * Vectors.VECTOR_COUNT - 1;
    }

    /** Gates of the first 32 vectors for processors that come up, written to a table elsewhere. */
    public static void writeEarlyGates(Address table, int count) {
        long stubs = Address.ofSymbol("mellos_early_stubs").bits();
        for (int vector = 0; vector < count; vector++) {
            long handler = stubs + vector * Vectors.STUB_SIZE;
            Address gate = table.plus((long) Descriptors.GATE_SIZE * vector);
            gate.storeLong(Descriptors.gateLow(handler, 1));
            gate.plus(8).storeLong(Descriptors.gateHigh(handler));
        }
    }

    private static long base() {
        return Address.ofObject(GATES).plus(ObjectHeaderLayout.ARRAY_ELEMENTS).bits();
    }

    private static int stackOf(int vector) {
        if (vector == Vectors.DOUBLE_FAULT) {
            return DOUBLE_FAULT_STACK;
        }
        if (vector == Vectors.NMI) {
            return NMI_STACK;
        }
        return vector == Vectors.MACHINE_CHECK ? MACHINE_CHECK_STACK : 0;
    }
}
