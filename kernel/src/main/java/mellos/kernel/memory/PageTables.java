package mellos.kernel.memory;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A tree of page tables under one root: four levels, entries for 4 KiB and 2 MiB pages. Tables are reached through the
 * direct map. The caller holds the lock of the address space.
 */
@BuildTime
@NoHeap
@RawMemory("reads and writes entries of tables that hang under the root it was given")
final class PageTables {
    static final int ENTRIES = 512;
    private static final int LEVELS = 4;
    private static final int LARGE_LEVEL = 2;
    private static final long TABLE = PageFlags.PRESENT | PageFlags.WRITABLE;

    private final FrameSource frames;

    PageTables(FrameSource frames) {
        this.frames = frames;
    }

    /**
     * Maps one page of 4 KiB, in place of what was there. The address must not lie in a 2 MiB page.
     *
     * @return false if there is no frame for a table
     */
    boolean map(long root, long virtual, long physical, long flags) {
        return store(root, virtual, 1, physical & PageFlags.ADDRESS | flags);
    }

    /** Maps one page of 2 MiB; both addresses are multiples of that. */
    boolean mapLarge(long root, long virtual, long physical, long flags) {
        return store(root, virtual, LARGE_LEVEL, physical & PageFlags.ADDRESS | flags | PageFlags.LARGE);
    }

    /** Maps a range of whole pages, large where both addresses allow it. */
    boolean mapRange(long root, long virtual, long physical, long sizeBytes, long flags) {
        long done = 0;
        while (done < sizeBytes) {
            long from = virtual + done;
            long to = physical + done;
            boolean large = ((from | to) & Layout.LARGE_PAGE - 1) == 0 && sizeBytes - done >= Layout.LARGE_PAGE;
            boolean mapped = large ? mapLarge(root, from, to, flags) : map(root, from, to, flags);
            if (!mapped) {
                return false;
            }
            done += large ? Layout.LARGE_PAGE : Layout.PAGE;
        }
        return true;
    }

    /** Removes the page. Its translations may linger until they are dropped. */
    void unmap(long root, long virtual) {
        Address entry = find(root, virtual, 1);
        if (!entry.isZero()) {
            entry.storeLongVolatile(0);
        }
    }

    /** As {@link #unmap}, for a page of 2 MiB. */
    void unmapLarge(long root, long virtual) {
        Address entry = find(root, virtual, LARGE_LEVEL);
        if (!entry.isZero()) {
            entry.storeLongVolatile(0);
        }
    }

    /** Takes out the table of the small pages round an address. @return its frame; {@link Frames#NONE} without one */
    long removeTable(long root, long virtual) {
        Address entry = find(root, virtual, LARGE_LEVEL);
        long table = entry.isZero() ? 0 : entry.loadLong();
        if ((table & PageFlags.PRESENT) == 0 || (table & PageFlags.LARGE) != 0) {
            return Frames.NONE;
        }
        entry.storeLongVolatile(0);
        return table & PageFlags.ADDRESS;
    }

    /** An entry of a table that was taken out. */
    static long entryOf(long table, int index) {
        return DirectMap.at(table).plus(8L * index).loadLong();
    }

    /** The entry that translates the address, a large page's or a small one's; 0 if there is none. */
    long entry(long root, long virtual) {
        long table = root;
        for (int level = LEVELS; level >= 1; level--) {
            long entry = slot(table, virtual, level).loadLongVolatile();
            boolean leaf = level == 1 || level == LARGE_LEVEL && (entry & PageFlags.LARGE) != 0;
            if ((entry & PageFlags.PRESENT) == 0 || leaf) {
                return entry;
            }
            table = entry & PageFlags.ADDRESS;
        }
        return 0;
    }

    private boolean store(long root, long virtual, int leafLevel, long entry) {
        long table = root;
        for (int level = LEVELS; level > leafLevel; level--) {
            Address slot = slot(table, virtual, level);
            if ((slot.loadLong() & PageFlags.PRESENT) == 0) {
                long frame = frames.allocate();
                if (frame == Frames.NONE) {
                    return false;
                }
                slot.storeLongVolatile(frame | TABLE);
            }
            table = slot.loadLong() & PageFlags.ADDRESS;
        }
        slot(table, virtual, leafLevel).storeLongVolatile(entry);
        return true;
    }

    private static Address find(long root, long virtual, int leafLevel) {
        long table = root;
        for (int level = LEVELS; level > leafLevel; level--) {
            long entry = slot(table, virtual, level).loadLong();
            if ((entry & PageFlags.PRESENT) == 0 || (entry & PageFlags.LARGE) != 0) {
                return Address.zero();
            }
            table = entry & PageFlags.ADDRESS;
        }
        return slot(table, virtual, leafLevel);
    }

    private static Address slot(long table, long virtual, int level) {
        long index = virtual >>> 12 + 9 * (level - 1) & 0x1ff;
        return DirectMap.at(table).plus(8 * index);
    }
}
