package mellos.doctor.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import mellos.doctor.dump.MemoryRange;
import mellos.doctor.dump.PhysicalMemory;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;

/**
 * The objects in memory, found by sweeping it for words that are class records. A word on a stack may look like an
 * object: the counts are close, not exact. Objects that nobody refers to any more are among them.
 */
public final class JavaHeap {
    private static final int PIECE = 1 << 20;
    private static final int SHOWN = 12;

    private final JavaMemory memory;
    private final Map<Long, Kind> kinds = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, List<Long>> places = new HashMap<>();
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    /** @param sizeBytes of an instance, or log2 of an element's */
    private record Kind(String name, boolean isArray, int sizeBytes) {}

    private record Tally(long count, long bytes) {
        Tally plus(long more) {
            return new Tally(count + 1, bytes + more);
        }
    }

    private JavaHeap(JavaMemory memory) {
        this.memory = memory;
        memory.classes().forEach(this::add);
    }

    private void add(long record, String name) {
        long flags = memory.number(record + ClassRecordLayout.RECORD_FLAGS, 4).orElse(0);
        long size = memory.number(record + ClassRecordLayout.RECORD_SIZE, 4).orElse(0);
        kinds.put(record, new Kind(name, (flags & TypeFlags.ARRAY) != 0, (int) size));
        least = Math.min(least, record);
        most = Math.max(most, record);
    }

    /** Sweeps all memory but the image's own. @param wanted classes whose objects are remembered by address */
    public static JavaHeap sweep(JavaMemory memory, LongPredicate isImage, List<String> wanted) {
        JavaHeap heap = new JavaHeap(memory);
        wanted.forEach(each -> heap.places.put(each, new ArrayList<>()));
        PhysicalMemory all = memory.space().memory();
        for (MemoryRange range : all.ranges()) {
            for (long at = range.start(); at < range.end(); at += PIECE) {
                int length = (int) Math.min(PIECE, range.end() - at);
                long start = at;
                all.read(at, length).ifPresent(bytes -> heap.sweep(start, bytes, isImage));
            }
        }
        return heap;
    }

    private void sweep(long start, byte[] bytes, LongPredicate isImage) {
        LongBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        for (int i = 0; i < words.limit(); i++) {
            long word = words.get(i);
            if (word >= least && word <= most && kinds.containsKey(word) && !isImage.test(start + 8L * i)) {
                i += found(kinds.get(word), start + 8L * i, words, i) / 8 - 1;
            }
        }
    }

    private int found(Kind kind, long physical, LongBuffer words, int at) {
        long length = at + 1 < words.limit() ? words.get(at + 1) >>> 32 : 0;
        long size =
                kind.isArray() ? ObjectHeaderLayout.ARRAY_ELEMENTS + (length << kind.sizeBytes()) : kind.sizeBytes();
        long aligned = size + 7 & -8;
        if (aligned < 8 || aligned > Integer.MAX_VALUE) {
            return 8;
        }
        tallies.merge(kind.name(), new Tally(1, aligned), (old, _) -> old.plus(aligned));
        if (places.containsKey(kind.name())) {
            places.get(kind.name()).add(physical);
        }
        return (int) Math.min(aligned, 8L * (words.limit() - at));
    }

    /** Physical addresses of the objects of a class that was asked for. */
    List<Long> placesOf(String name) {
        return places.getOrDefault(name, List.of());
    }

    /** The classes with the most bytes. */
    public List<String> lines() {
        long bytes = tallies.values().stream().mapToLong(Tally::bytes).sum();
        long count = tallies.values().stream().mapToLong(Tally::count).sum();
        List<String> out = new ArrayList<>();
        out.add(count + " objects, " + (bytes >> 10) + " KiB, those that nobody refers to among them");
        tallies.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Tally> each) ->
                                -each.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .forEach(each -> out.add((each.getValue().bytes() >> 10) + " KiB  "
                        + each.getValue().count() + "  " + each.getKey()));
        return out;
    }
}
