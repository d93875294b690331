package mellos.doctor.image;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What an image file says of itself, whatever its format: {@link ElfImage} and {@link PeImage} make one.
 *
 * @param isRelocatable the loader puts it where it likes, so that addresses in a log differ from those here
 * @param regions what is loaded
 * @param bytes the whole file
 */
record ImageFile(
        boolean is64Bit,
        boolean isRelocatable,
        long entry,
        List<Region> regions,
        List<Section> sections,
        List<Symbol> symbols,
        SourceLines lines,
        ByteBuffer bytes) {

    /** A run of addresses that is loaded, its first {@code fileSize} bytes from the file. */
    record Region(
            long address, long loadAddress, long offset, long fileSize, long size, boolean isCode, boolean isWritable) {

        boolean covers(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }

        boolean isLoadedAt(long wanted) {
            return Long.compareUnsigned(wanted - loadAddress, size) < 0;
        }
    }

    /** A named part of what is loaded. */
    record Section(String name, long address, long size, boolean isCode, boolean isWritable) {

        boolean covers(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }
    }
}
