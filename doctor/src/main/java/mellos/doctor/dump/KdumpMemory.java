package mellos.doctor.dump;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * RAM as a compressed dump has it. A page is unpacked when it is first looked at, and the last ones stay unpacked:
 * walks over tables look at the same pages again and again.
 */
final class KdumpMemory implements PhysicalMemory {
    private static final int PAGE = 4096;
    private static final int DESCRIPTOR = 24;
    private static final int PAGES_KEPT = 1024;

    private static final int ZLIB = 1;
    private static final int PACKING = 1 | 2 | 4 | 0x20;

    private final String name;
    private final FileBytes file;
    private final long descriptors;
    private final PageBitmap present;
    private final List<MemoryRange> ranges;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>(PAGES_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    private KdumpMemory(String name, FileBytes file, long descriptors, PageBitmap present) {
        this.name = name;
        this.file = file;
        this.descriptors = descriptors;
        this.present = present;
        this.ranges = present.ranges();
    }

    static KdumpMemory of(String name, FileBytes file, Kdump.Shape shape) throws BadDumpException {
        PageBitmap present = PageBitmap.read(file, shape);
        KdumpMemory memory = new KdumpMemory(name, file, shape.descriptors(), present);
        long end = shape.descriptors() + (long) DESCRIPTOR * present.count();
        if (end > file.size()) {
            throw new BadDumpException(
                    name + " is cut short: its " + present.count() + " pages end behind byte " + file.size());
        }
        return memory;
    }

    @Override
    public boolean has(long address) {
        return present.isPresent(address >>> 12);
    }

    @Override
    public Optional<byte[]> read(long address, int count) {
        byte[] out = new byte[count];
        int done = 0;
        while (done < count) {
            long at = address + done;
            if (!present.isPresent(at >>> 12)) {
                return Optional.empty();
            }
            int inPage = (int) (at & PAGE - 1);
            int length = Math.min(count - done, PAGE - inPage);
            System.arraycopy(page(at >>> 12), inPage, out, done, length);
            done += length;
        }
        return Optional.of(out);
    }

    private byte[] page(long number) {
        byte[] found = kept.get(number);
        if (found == null) {
            found = unpack(number);
            kept.put(number, found);
        }
        return found;
    }

    private byte[] unpack(long number) {
        try {
            ByteBuffer descriptor = file.at(descriptors + present.rank(number) * DESCRIPTOR, DESCRIPTOR);
            long offset = descriptor.getLong();
            int size = descriptor.getInt();
            int packing = descriptor.getInt() & PACKING;
            if (size <= 0 || size > PAGE) {
                throw damaged(number, "it would have " + size + " bytes");
            }
            return unpack(number, packing, file.at(offset, size));
        } catch (IndexOutOfBoundsException e) {
            throw damaged(number, e.getMessage());
        }
    }

    private byte[] unpack(long number, int packing, ByteBuffer bytes) {
        byte[] out = new byte[PAGE];
        if (packing == 0 && bytes.limit() == PAGE) {
            bytes.get(out);
            return out;
        }
        if (packing != ZLIB) {
            throw damaged(number, "it is not packed with zlib, which alone can be read (dump-guest-memory -z)");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            if (inflater.inflate(out) != PAGE) {
                throw damaged(number, "it is too short");
            }
            return out;
        } catch (DataFormatException e) {
            throw damaged(number, "zlib cannot unpack it");
        } finally {
            inflater.end();
        }
    }

    private UncheckedIOException damaged(long page, String why) {
        return new UncheckedIOException(
                new BadDumpException(name + " is damaged: page 0x" + Long.toHexString(page << 12) + ": " + why));
    }

    @Override
    public List<MemoryRange> ranges() {
        return ranges;
    }
}
