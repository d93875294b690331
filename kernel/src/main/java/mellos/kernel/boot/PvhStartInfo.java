package mellos.kernel.boot;

import mellos.kernel.arch.x86_64.EntryConstants;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/** Reader of PVH's {@code hvm_start_info}. Xen, "start_info.h". */
@NoHeap
@RawMemory("reads the structure and the map that it points to, within the early tables")
final class PvhStartInfo {
    private static final int WITH_MEMORY_MAP = 1;
    private static final long ENTRY_SIZE = 24;
    private static final int LONGEST_MAP = 4096;

    @Struct(size = 56)
    interface StartInfo {
        @At(0)
        int magic();

        @At(4)
        int version();

        @At(24)
        long commandLine();

        @At(32)
        long rootPointer();

        @At(40)
        long memoryMap();

        @At(48)
        int memoryMapEntries();
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

    private PvhStartInfo() {}

    static String read(long physical) {
        if (!BootRecord.isMapped(physical, 56)) {
            return "PVH start_info lies outside the first 4 GiB";
        }
        StartInfo info = BootRecord.at(physical).as(StartInfo.class);
        if (info.magic() != EntryConstants.PVH_MAGIC) {
            return "PVH start_info does not begin with its magic number";
        }
        if (info.version() < WITH_MEMORY_MAP) {
            return "PVH start_info is of version 0, which has no memory map";
        }
        int entries = info.memoryMapEntries();
        if (entries < 0 || entries > LONGEST_MAP || !BootRecord.isMapped(info.memoryMap(), entries * ENTRY_SIZE)) {
            return "PVH start_info's memory map lies outside the first 4 GiB";
        }
        Address map = BootRecord.at(info.memoryMap());
        for (int i = 0; i < entries; i++) {
            MapEntry entry = map.plus(i * ENTRY_SIZE).as(MapEntry.class);
            MemoryMap.add(entry.start(), entry.sizeBytes(), entry.type());
        }
        if (BootRecord.isMapped(info.commandLine(), 1)) {
            BootRecord.copyCommandLine(BootRecord.at(info.commandLine()), Long.MAX_VALUE);
        }
        BootRecord.rootPointer(info.rootPointer());
        return null;
    }
}
