package mellos.magic.simulated;

/** An access that a processor would refuse, or that no program should make. The message names the address. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long address;

    MemoryFault(long address, String problem) {
        super(problem + " at 0x" + Long.toHexString(address));
        this.address = address;
    }

    /** Of the first byte that the access touches. */
    public long address() {
        return address;
    }
}
