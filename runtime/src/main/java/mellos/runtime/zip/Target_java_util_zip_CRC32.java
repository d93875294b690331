package mellos.runtime.zip;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.zip.CRC32}. */
@Substitute("java.util.zip.CRC32")
final class Target_java_util_zip_CRC32 {
    private Target_java_util_zip_CRC32() {}

    @Replace
    private static int update(int crc, int value) {
        return Crc32.update(crc, value);
    }

    @Replace
    private static int updateBytes0(int crc, byte[] bytes, int start, int length) {
        return Crc32.update(crc, bytes, start, length);
    }

    @Cut("There is no memory outside the heap.")
    private static native int updateByteBuffer0(int crc, long address, int start, int length);
}
