package mellos.doctor.paging;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.paging.PagingMode.Level;

/**
 * An entry of a page table. Intel SDM vol. 3A, "4-Level Paging and 5-Level Paging", "PAE Paging", "32-Bit Paging".
 *
 * @param at its physical address
 * @param index in its table
 * @param isLarge it maps a page of 2 MiB, 4 MiB or 1 GiB
 */
public record Entry(PagingMode mode, Level level, int index, long at, long bits, boolean isLarge) {
    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long USER = 1 << 2;
    private static final long LARGE = 1 << 7;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final long NARROW_ADDRESS = 0xffff_f000L;
    /** What QEMU's processors have, unless told otherwise; no entry of a working kernel needs more. */
    private static final int PHYSICAL_BITS = 40;

    private static final int LARGEST_PAGE_SHIFT = 30;

    public static Entry of(PagingMode mode, Level level, int index, long at, long bits, boolean allowsLarge) {
        boolean canBeLarge = !level.isLast() && level.shift() <= LARGEST_PAGE_SHIFT && allowsLarge;
        boolean isTopOfPae = mode == PagingMode.PAE && level.shift() == LARGEST_PAGE_SHIFT;
        return new Entry(mode, level, index, at, bits, canBeLarge && !isTopOfPae && (bits & LARGE) != 0);
    }

    private boolean isTopOfPae() {
        return mode == PagingMode.PAE && level.shift() == LARGEST_PAGE_SHIFT;
    }

    /** The walk ends here when it is present. */
    public boolean isLeaf() {
        return level.isLast() || isLarge;
    }

    public boolean isPresent() {
        return (bits & PRESENT) != 0;
    }

    /** PAE's four uppermost entries have no rights. */
    public boolean isWritable() {
        return isTopOfPae() || (bits & WRITABLE) != 0;
    }

    public boolean isUser() {
        return isTopOfPae() || (bits & USER) != 0;
    }

    /** Bit 63, which forbids execution or is reserved. */
    public boolean hasNoExecute() {
        return mode.entryBytes() == 8 && (bits & NO_EXECUTE) != 0;
    }

    /** Where the next table or the page begins. */
    public long target() {
        long address = mode == PagingMode.BITS_32 ? bits & NARROW_ADDRESS : bits & ADDRESS;
        return isLarge ? address & -level.span() : address;
    }

    /** What is wrong with a present entry whatever the access, bit 63 aside; empty when nothing is. */
    public List<String> reserved() {
        List<String> out = new ArrayList<>();
        if (!isPresent() || mode == PagingMode.BITS_32) {
            return out;
        }
        if (target() >>> PHYSICAL_BITS != 0) {
            out.add("address bits from " + PHYSICAL_BITS + " on are set (0x" + Long.toHexString(target())
                    + "), more than the processor has");
        }
        if ((bits & LARGE) != 0 && !isLarge && !level.isLast() || isTopOfPae() && (bits & LARGE) != 0) {
            out.add("bit 7 (page size) is set, which is reserved in a " + level.name());
        }
        long below = isLarge ? bits & level.span() - 1 & ~0x1fffL : 0;
        if (below != 0) {
            out.add("bits 0x" + Long.toHexString(below) + " of a large page's address are set: it is not aligned to "
                    + (level.span() >> 20) + " MiB");
        }
        if (isTopOfPae() && hasNoExecute()) {
            out.add("bit 63 is set, which is reserved in a PDPTE");
        }
        return out;
    }

    /** Such as {@code PDE[3] at 0x205018 = 0x600087 (present, writable, user, 2 MiB page)}. */
    public String words() {
        return name() + " at 0x" + Long.toHexString(at) + " = 0x" + Long.toHexString(bits) + " (" + rights() + ")";
    }

    public String name() {
        return level.name() + "[" + index + "]";
    }

    private String rights() {
        if (!isPresent()) {
            return bits == 0 ? "empty" : "not present";
        }
        String page = isLarge ? ", " + sizeWords() + " page" : "";
        return "present, " + (isWritable() ? "writable" : "read-only") + (isUser() ? ", user" : ", supervisor")
                + (hasNoExecute() ? ", no-execute" : "") + page;
    }

    private String sizeWords() {
        return level.shift() == LARGEST_PAGE_SHIFT ? "1 GiB" : (level.span() >> 20) + " MiB";
    }
}
