package mellos.kernel.address;

import mellos.magic.AssemblyConstants;

/**
 * The kernel's address space, once. Bits 47 to 39 of an address choose an entry of the root table; each region here
 * starts at an entry of its own, the image excepted.
 *
 * <pre>
 * 0000000000000000   page 0 never mapped; one trampoline page while processors come up; nothing else
 * ffff800000000000   physical memory, all of it: RAM only, writable, no-execute, without the image's own frames
 * ffffc00000000000   device registers, uncached
 * ffffc80000000000   the Java heap and its tables
 * ffffd00000000000   stacks, each below an unmapped page
 * ffffe00000000000   bring-up: early exception table, one block for each processor
 * ffffffff80000000   the image, at its physical address above this: text r-x, constants r--, data rw-
 * </pre>
 */
@AssemblyConstants
public final class Layout {
    public static final long PAGE = 4096;
    public static final long LARGE_PAGE = 2 << 20;

    public static final long DIRECT_MAP = 0xffff_8000_0000_0000L;
    /** Physical memory beyond this is not used: 64 TiB. */
    public static final long DIRECT_MAP_LIMIT = 1L << 46;

    public static final long DEVICES = 0xffff_c000_0000_0000L;
    public static final long DEVICES_LIMIT = 1L << 30;

    public static final long HEAP = 0xffff_c800_0000_0000L;
    public static final long HEAP_LIMIT = 1L << 43;

    public static final long STACKS = 0xffff_d000_0000_0000L;
    /** From one stack's guard page to the next. */
    public static final long STACK_STRIDE = 2 << 20;

    public static final long STACKS_LIMIT = 1L << 39;

    /** Table of blocks by APIC id, one page. */
    public static final long BRING_UP = 0xffff_e000_0000_0000L;
    /** Gates of processors that come up, one page. */
    public static final long BRING_UP_GATES = BRING_UP + PAGE;
    /** First processor's slot: unmapped page, early stack of two pages, block. */
    public static final long BRING_UP_SLOTS = BRING_UP + 0x1_0000;

    public static final long BRING_UP_STRIDE = 4 * PAGE;

    public static final long IMAGE = 0xffff_ffff_8000_0000L;

    private Layout() {}
}
