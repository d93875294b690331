package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;

/** Numbers that only entry.S uses. */
@AssemblyConstants
public final class EntryConstants {
    /** Type of the ELF note that tells a PVH loader the 32-bit entry. Xen, "elfnote.h". */
    public static final int XEN_PHYS32_ENTRY = 18;
    /** Multiboot2 Specification, "The layout of Multiboot2 header". */
    public static final int MULTIBOOT2_HEADER_MAGIC = 0xe852_50d6;
    /** In EAX at a multiboot2 entry. */
    public static final int MULTIBOOT2_MAGIC = 0x36d7_6289;
    /** First word of PVH's start_info. */
    public static final int PVH_MAGIC = 0x336e_c578;

    /** CPUID 80000001h EDX: bit 29 long mode, bit 20 no-execute. */
    public static final int CPUID_NX_AND_LONG_MODE = 1 << 29 | 1 << 20;
    /** Present, writable, 2 MiB. */
    public static final int EARLY_LARGE_PAGE = 0x83;
    /** Present, writable. */
    public static final int EARLY_TABLE = 0x03;

    public static final int MSR_EFER = 0xc000_0080;

    /** Stack of the boot processor until the scheduler takes over, in bytes. */
    public static final int BOOT_STACK_SIZE = 65_536;

    private EntryConstants() {}
}
