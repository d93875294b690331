package mellos.doctor.dump;

import java.util.ArrayList;
import java.util.List;

/** Which pages of a compressed dump have bytes. */
final class PageBitmap {
    private static final int READ_AT_ONCE = 1 << 20;
    private static final int BITS = 64;

    /** 64 pages a word, and how many have bytes in the words before. */
    private final long[] present;

    private final int[] before;

    private PageBitmap(long[] present) {
        this.present = present;
        this.before = new int[present.length + 1];
        for (int i = 0; i < present.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(present[i]);
        }
    }

    static PageBitmap read(FileBytes file, Kdump.Shape shape) throws BadDumpException {
        int words = (int) ((shape.pageCount() + BITS - 1) / BITS);
        long[] present = new long[words];
        for (int done = 0; done < words; done += READ_AT_ONCE / 8) {
            int count = Math.min(words - done, READ_AT_ONCE / 8);
            file.at(shape.secondBitmap() + 8L * done, count * 8).asLongBuffer().get(present, done, count);
        }
        return new PageBitmap(present);
    }

    int count() {
        return before[present.length];
    }

    boolean isPresent(long page) {
        return page >= 0 && page < (long) present.length * BITS && (present[(int) (page / BITS)] >> page & 1) != 0;
    }

    /** How many pages with bytes stand before this one. */
    long rank(long page) {
        int word = (int) (page / BITS);
        return before[word] + Long.bitCount(present[word] & (1L << page) - 1);
    }

    /** Pages with bytes that follow each other, as ranges of addresses. */
    List<MemoryRange> ranges() {
        List<MemoryRange> out = new ArrayList<>();
        long start = -1;
        long end = (long) present.length * BITS;
        for (long page = 0; page <= end; page++) {
            boolean is = isPresent(page);
            if (is && start < 0) {
                start = page;
            } else if (!is && start >= 0) {
                out.add(new MemoryRange(start << 12, page - start << 12));
                start = -1;
            }
        }
        return out;
    }
}
