package mellos.kernel.ipc;

import mellos.magic.NoHeap;

/** Copying without the checks of {@code System.arraycopy}, which may throw. */
@NoHeap
final class Bytes {
    private Bytes() {}

    /** Both ranges lie within their arrays. */
    static void copy(byte[] from, int fromOffset, byte[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            to[toOffset + i] = from[fromOffset + i];
        }
    }
}
