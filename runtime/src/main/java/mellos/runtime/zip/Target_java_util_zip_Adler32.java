package mellos.runtime.zip;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.zip.Adler32}. */
@Substitute("java.util.zip.Adler32")
final class Target_java_util_zip_Adler32 {
    private Target_java_util_zip_Adler32() {}

    @Replace
    private static int update(int sums, int value) {
        return Adler32.update(sums, new byte[] {(byte) value}, 0, 1);
    }

    @Replace
    private static int updateBytes(int sums, byte[] bytes, int start, int length) {
        return Adler32.update(sums, bytes, start, length);
    }

    @Cut("There is no memory outside the heap.")
    private static native int updateByteBuffer(int sums, long address, int start, int length);
}
