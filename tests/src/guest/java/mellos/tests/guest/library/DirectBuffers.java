package mellos.tests.guest.library;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import mellos.tests.guest.Out;

/** Bytes outside of objects and numbers in bytes: direct buffers, swapped copies, views by VarHandle. */
public final class DirectBuffers {
    static final VarHandle L = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle I = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle D = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle C = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());
    static final VarHandle S = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle F = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    public static void main(String[] a) {
        ByteBuffer b = ByteBuffer.allocateDirect(64);
        b.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 16; i++) b.putInt(i * 0x01020304);
        b.flip();
        Out.line("" + b + " " + b.isDirect() + " " + b.getLong(8) + " " + (long) L.get(b, 8) + " " + (int) I.get(b, 3));
        IntBuffer ints = b.asIntBuffer();
        int[] x = new int[16];
        ints.get(x);
        Out.line("" + Arrays.toString(x));
        ByteBuffer big = ByteBuffer.allocateDirect(64).order(ByteOrder.BIG_ENDIAN);
        big.asIntBuffer().put(x);
        Out.line("" + big.getInt(4) + " " + big.get(4));
        long[] ls = new long[8];
        big.asLongBuffer().get(ls);
        Out.line("" + Arrays.toString(ls));
        ByteBuffer h = ByteBuffer.allocate(32).put(big.slice(0, 32)).flip();
        Out.line("" + h.equals(big.slice(0, 32)) + " " + h.hashCode() + " " + h.compareTo(big));
        try {
            L.set(b.asReadOnlyBuffer(), 0, 1L);
        } catch (ReadOnlyBufferException e) {
            Out.line("" + e);
        }
        try {
            L.get(b, 60).hashCode();
        } catch (RuntimeException e) {
            Out.line("" + e.getClass());
        }
        byte[] q = new byte[16];
        D.set(q, 1, 2.5);
        C.set(q, 10, 'x');
        S.set(q, 12, (short) -2);
        F.set(q, 4, 1.5f);
        Out.line("" + Arrays.toString(q) + (double) D.get(q, 1) + (char) C.get(q, 10) + (short) S.get(q, 12)
                + (float) F.get(q, 4));
        try {
            S.set(q, 15, (short) 1);
        } catch (IndexOutOfBoundsException e) {
            Out.line("" + e.getMessage());
        }
        try {
            MethodHandles.byteArrayViewVarHandle(byte[].class, ByteOrder.BIG_ENDIAN);
        } catch (UnsupportedOperationException e) {
            Out.line("" + e);
        }
        for (int i = 0; i < 200; i++) ByteBuffer.allocateDirect(1 << 20).putInt(3, i);
        CharBuffer cb = ByteBuffer.allocateDirect(20).asCharBuffer();
        cb.put("direct");
        cb.flip();
        Out.line("" + cb);
    }
}
