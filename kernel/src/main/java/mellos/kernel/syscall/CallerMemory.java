package mellos.kernel.syscall;

import mellos.magic.NoHeap;

/** Where the arguments of a system call point to: the caller's memory. */
@NoHeap
public interface CallerMemory {
    /** Whether all of the range may be read, or written. A length of 0 needs no memory. */
    boolean isMapped(long address, long length, boolean writable);

    /** The range is mapped, and lies within the array. */
    void read(long address, byte[] into, int length);

    /** The range is mapped writable, and lies within the array. */
    void write(long address, byte[] from, int length);
}
