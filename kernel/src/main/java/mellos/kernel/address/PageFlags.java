package mellos.kernel.address;

/** Bits of a page-table entry. Intel SDM vol. 3A, "4-Level Paging and 5-Level Paging". */
public final class PageFlags {
    public static final long PRESENT = 1;
    public static final long WRITABLE = 1 << 1;
    public static final long WRITE_THROUGH = 1 << 3;
    public static final long UNCACHED = 1 << 4;
    public static final long LARGE = 1 << 7;
    public static final long GLOBAL = 1 << 8;
    /** Reserved, and a fault at every access, on a processor whose EFER.NXE is clear. */
    public static final long NO_EXECUTE = 1L << 63;

    /** The physical address in an entry. */
    public static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    public static final long CODE = PRESENT | GLOBAL;
    public static final long CONSTANTS = PRESENT | GLOBAL | NO_EXECUTE;
    public static final long DATA = PRESENT | GLOBAL | WRITABLE | NO_EXECUTE;
    /** Device registers: strong uncacheable, PAT entry 3. */
    public static final long DEVICE = DATA | UNCACHED | WRITE_THROUGH;
    /** Writable and, for processors that do not know the bit yet, without no-execute. Bring-up's blocks only. */
    public static final long EARLY_DATA = PRESENT | WRITABLE;

    private PageFlags() {}
}
