package mellos.kernel.boot;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/** Reader of the boot information of multiboot2. Multiboot2 Specification, "Boot information format". */
@NoHeap
@RawMemory("reads tags within the total size that the information states")
final class Multiboot2 {
    private static final int END = 0;
    private static final int COMMAND_LINE = 1;
    private static final int MEMORY_MAP = 6;
    private static final int RSDP_1 = 14;
    private static final int RSDP_2 = 15;

    private static final long FIRST_TAG = 8;
    private static final long TAG_HEADER = 8;
    private static final long MAP_HEADER = 16;
    private static final long SMALLEST_MAP_ENTRY = 20;
    private static final long LARGEST = 1 << 20;

    @Struct(size = 16)
    interface Tag {
        @At(0)
        int type();

        @At(4)
        int sizeBytes();

        /** Memory map only. */
        @At(8)
        int entrySize();
    }

    @Struct(size = 24)
    interface MapEntry {
        @At(0)
        long start();

        @At(8)
        long sizeBytes();

        @At(16)
        int type();
    }

    private Multiboot2() {}

    static String read(long physical) {
        if (!BootRecord.isMapped(physical, FIRST_TAG)) {
            return "multiboot2 information lies outside the first 4 GiB";
        }
        long total = BootRecord.at(physical).loadInt() & 0xffff_ffffL;
        if (total < FIRST_TAG || total > LARGEST || !BootRecord.isMapped(physical, total)) {
            return "multiboot2 information states a size that cannot be";
        }
        long offset = FIRST_TAG;
        while (offset + TAG_HEADER <= total) {
            Tag tag = BootRecord.at(physical + offset).as(Tag.class);
            long size = tag.sizeBytes() & 0xffff_ffffL;
            if (tag.type() == END) {
                return null;
            }
            if (size < TAG_HEADER || size > total - offset) {
                return "a multiboot2 tag reaches beyond the information";
            }
            String problem = readTag(tag, physical + offset, size);
            if (problem != null) {
                return problem;
            }
            offset = offset + size + 7 & -8;
        }
        return "multiboot2 information has no end tag";
    }

    private static String readTag(Tag tag, long physical, long size) {
        int type = tag.type();
        if (type == COMMAND_LINE) {
            BootRecord.copyCommandLine(BootRecord.at(physical + TAG_HEADER), size - TAG_HEADER);
        } else if (type == MEMORY_MAP) {
            return readMap(tag, physical, size);
        } else if (type == RSDP_2 || type == RSDP_1 && BootRecord.rootPointer() == 0) {
            // The tag holds a copy of the structure, in memory that is read before it is given away.
            BootRecord.rootPointer(physical + TAG_HEADER);
        }
        return null;
    }

    private static String readMap(Tag tag, long physical, long size) {
        long entrySize = tag.entrySize() & 0xffff_ffffL;
        if (entrySize < SMALLEST_MAP_ENTRY) {
            return "multiboot2's memory map states entries that are too small";
        }
        Address map = BootRecord.at(physical);
        for (long at = MAP_HEADER; at + entrySize <= size; at += entrySize) {
            MapEntry entry = map.plus(at).as(MapEntry.class);
            MemoryMap.add(entry.start(), entry.sizeBytes(), entry.type());
        }
        return null;
    }
}
