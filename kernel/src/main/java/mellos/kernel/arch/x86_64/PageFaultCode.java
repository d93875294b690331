package mellos.kernel.arch.x86_64;

/** Bits of a page fault's error code. Intel SDM vol. 3A, "Page-Fault Error Code". */
public final class PageFaultCode {
    /** The page is mapped, and something forbids the access. */
    public static final int PRESENT = 1;

    public static final int WRITE = 1 << 1;
    public static final int USER = 1 << 2;
    /** A reserved bit is set in an entry of the page tables. */
    public static final int RESERVED = 1 << 3;

    public static final int FETCH = 1 << 4;

    private PageFaultCode() {}
}
