package mellos.runtime.invoke;

import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.internal.misc.Unsafe;

/**
 * Numbers in the bytes of arrays and buffers, for {@code byteArrayViewVarHandle} and {@code byteBufferViewVarHandle}.
 * They may lie anywhere, and are read and written plainly alone. Values are passed as bits; compiled code makes them of
 * their kind.
 */
public final class ByteViews {
    private ByteViews() {}

    public static VarHandle of(Class<?> viewArrayClass, ByteOrder order) {
        Objects.requireNonNull(order);
        Class<?> type = viewArrayClass.getComponentType();
        if (type == null) {
            throw new IllegalArgumentException("not an array: " + viewArrayClass);
        }
        if (!type.isPrimitive() || type == byte.class || type == boolean.class) {
            throw new UnsupportedOperationException();
        }
        return (VarHandle) (Object) new VariableHandle.OfBytes(type, order == ByteOrder.BIG_ENDIAN);
    }

    public static long get(VarHandle handle, byte[] array, int index, int kind) {
        boolean isBig = view(handle, kind).isBigEndian();
        long offset = offset(array, index, kind);
        return switch (bytes(kind)) {
            case Short.BYTES -> Unsafe.getUnsafe().getShortUnaligned(array, offset, isBig);
            case Integer.BYTES -> Unsafe.getUnsafe().getIntUnaligned(array, offset, isBig);
            default -> Unsafe.getUnsafe().getLongUnaligned(array, offset, isBig);
        };
    }

    public static void set(VarHandle handle, byte[] array, int index, long bits, int kind) {
        boolean isBig = view(handle, kind).isBigEndian();
        long offset = offset(array, index, kind);
        switch (bytes(kind)) {
            case Short.BYTES -> Unsafe.getUnsafe().putShortUnaligned(array, offset, (short) bits, isBig);
            case Integer.BYTES -> Unsafe.getUnsafe().putIntUnaligned(array, offset, (int) bits, isBig);
            default -> Unsafe.getUnsafe().putLongUnaligned(array, offset, bits, isBig);
        }
    }

    public static long get(VarHandle handle, ByteBuffer buffer, int index, int kind) {
        boolean turned = isTurned(view(handle, kind), buffer);
        return switch (bytes(kind)) {
            case Short.BYTES -> turned ? Short.reverseBytes(buffer.getShort(index)) : buffer.getShort(index);
            case Integer.BYTES -> turned ? Integer.reverseBytes(buffer.getInt(index)) : buffer.getInt(index);
            default -> turned ? Long.reverseBytes(buffer.getLong(index)) : buffer.getLong(index);
        };
    }

    public static void set(VarHandle handle, ByteBuffer buffer, int index, long bits, int kind) {
        boolean turned = isTurned(view(handle, kind), buffer);
        switch (bytes(kind)) {
            case Short.BYTES -> buffer.putShort(index, turned ? Short.reverseBytes((short) bits) : (short) bits);
            case Integer.BYTES -> buffer.putInt(index, turned ? Integer.reverseBytes((int) bits) : (int) bits);
            default -> buffer.putLong(index, turned ? Long.reverseBytes(bits) : bits);
        }
    }

    public static Object boxed(VarHandle handle, byte[] array, int index) {
        int kind = kind(handle);
        return boxed(get(handle, array, index, kind), kind);
    }

    public static Object boxed(VarHandle handle, ByteBuffer buffer, int index) {
        int kind = kind(handle);
        return boxed(get(handle, buffer, index, kind), kind);
    }

    private static Object boxed(long bits, int kind) {
        return switch (kind) {
            case 'S' -> Short.valueOf((short) bits);
            case 'C' -> Character.valueOf((char) bits);
            case 'I' -> Integer.valueOf((int) bits);
            case 'F' -> Float.valueOf(Float.intBitsToFloat((int) bits));
            case 'D' -> Double.valueOf(Double.longBitsToDouble(bits));
            default -> Long.valueOf(bits);
        };
    }

    private static int kind(VarHandle handle) {
        return ((VariableHandle) (Object) Objects.requireNonNull(handle)).kind();
    }

    private static boolean isTurned(VariableHandle.OfBytes view, ByteBuffer buffer) {
        return view.isBigEndian() != (buffer.order() == ByteOrder.BIG_ENDIAN);
    }

    private static long offset(byte[] array, int index, int kind) {
        int places = array.length - bytes(kind) + 1;
        if (index < 0 || index >= places) {
            throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + places);
        }
        return Unsafe.ARRAY_BYTE_BASE_OFFSET + index;
    }

    private static int bytes(int kind) {
        return switch (kind) {
            case 'S', 'C' -> Short.BYTES;
            case 'I', 'F' -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    private static VariableHandle.OfBytes view(VarHandle handle, int kind) {
        VariableHandle variable = (VariableHandle) (Object) Objects.requireNonNull(handle);
        if (!(variable instanceof VariableHandle.OfBytes view) || view.kind() != kind) {
            throw new WrongMethodTypeException("the handle stands for another sort of variable");
        }
        return view;
    }
}
