package mellos.magic.simulated;

import java.lang.foreign.MemorySegment;

/** The pages of one memory, and what may be done with them. */
final class Pages {
    private final PageTable table;
    private final boolean strict;

    Pages(boolean strict) {
        this.table = new PageTable(strict);
        this.strict = strict;
    }

    boolean isStrict() {
        return strict;
    }

    /** The bytes of the page with an aligned word that is to be loaded; not to be stored to. */
    MemorySegment toLoad(long address, int size) {
        Page page = table.find(address);
        if (page == null) {
            return toLoadWithoutPage(address, size);
        }
        if (!page.allows(address, size)) {
            throw outside(address, size);
        }
        return page.bytes;
    }

    private MemorySegment toLoadWithoutPage(long address, int size) {
        if (strict) {
            throw outside(address, size);
        }
        return Page.ZERO.bytes;
    }

    /** The bytes of the page with an aligned word that is to be accessed. */
    MemorySegment toStore(long address, int size) {
        Page page = table.find(address);
        if (page == null) {
            return toStoreWithoutPage(address, size);
        }
        if (!page.allows(address, size)) {
            throw outside(address, size);
        }
        return page.bytes;
    }

    private MemorySegment toStoreWithoutPage(long address, int size) {
        if (strict) {
            throw outside(address, size);
        }
        return table.findOrMake(address).bytes;
    }

    private static MemoryFault outside(long address, long size) {
        return new MemoryFault(address, "access of " + size + " bytes outside all areas,");
    }

    /** Says for a range whether it may be accessed. */
    void allow(long start, long size, boolean allowed) {
        if (strict) {
            for (long done = 0; done < size; done += chunk(start + done, size - done)) {
                int from = Page.offset(start + done);
                table.findOrMake(start + done).allow(from, from + chunk(start + done, size - done), allowed);
            }
        }
    }

    /** How many of {@code size} bytes from an address on lie in its page. */
    private static int chunk(long address, long size) {
        return (int) Math.min(size, Page.SIZE - Page.offset(address));
    }

    void fill(long start, byte value, long size) {
        for (long done = 0; done < size; done += chunk(start + done, size - done)) {
            int chunk = chunk(start + done, size - done);
            rangeToStore(start + done, chunk).fill(value);
        }
    }

    /** Copies between ranges of which the target does not begin inside the source. */
    void copy(long to, long from, long size) {
        long done = 0;
        while (done < size) {
            int chunk = chunk(to + done, chunk(from + done, size - done));
            rangeToStore(to + done, chunk).copyFrom(rangeToLoad(from + done, chunk));
            done += chunk;
        }
    }

    private MemorySegment rangeToLoad(long start, int size) {
        Page page = table.find(start);
        if (page == null && !strict) {
            return Page.ZERO.bytes.asSlice(0, size);
        }
        return range(page, start, size);
    }

    private MemorySegment rangeToStore(long start, int size) {
        return range(strict ? table.find(start) : table.findOrMake(start), start, size);
    }

    private static MemorySegment range(Page page, long start, int size) {
        int offset = Page.offset(start);
        if (page == null || !page.allowsAll(offset, offset + size)) {
            throw outside(start, size);
        }
        return page.bytes.asSlice(offset, size);
    }
}
