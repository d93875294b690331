package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.Instruction;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** One store that may fault: whether a page is really read-only is asked of the processor, not of a table. */
@NoHeap
@RawMemory("stores the byte 1 where the caller expects that it cannot; restores what stood there if it can")
public final class Probe {
    private Probe() {}

    @Instruction(value = "callq mellos_probe", constraints = "={eax},{rdi},~{cc}")
    private static native int store(long address);

    /** Whether a store to the address goes through. The byte there is as before afterwards. */
    public static boolean canStore(Address address) {
        byte before = address.loadByteVolatile();
        boolean stored = store(address.bits()) != 0;
        if (stored) {
            address.storeByteVolatile(before);
        }
        return stored;
    }

    /** For the exception handler: goes on behind the store if that is what faulted. @return whether it was */
    public static boolean resolve(InterruptFrame frame) {
        if (!frame.rip().same(Address.ofSymbol("mellos_probe_store"))) {
            return false;
        }
        frame.rip(Address.ofSymbol("mellos_probe_failed"));
        return true;
    }
}
