package mellos.runtime.jdk;

import java.util.Objects;
import jdk.internal.misc.Unsafe;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.util.ByteArrayLittleEndian}: little-endian numbers in byte arrays without VarHandles. */
@Substitute("jdk.internal.util.ByteArrayLittleEndian")
final class Target_jdk_internal_util_ByteArrayLittleEndian {
    private static final boolean BIG_ENDIAN = false;

    private Target_jdk_internal_util_ByteArrayLittleEndian() {}

    @ReplaceInitializer
    static void initialize() {}

    private static long place(byte[] array, int offset, int size) {
        return Unsafe.ARRAY_BYTE_BASE_OFFSET + Objects.checkIndex(offset, array.length - size + 1);
    }

    @Replace
    public static char getChar(byte[] array, int offset) {
        return Unsafe.getUnsafe().getCharUnaligned(array, place(array, offset, Character.BYTES), BIG_ENDIAN);
    }

    @Replace
    public static short getShort(byte[] array, int offset) {
        return Unsafe.getUnsafe().getShortUnaligned(array, place(array, offset, Short.BYTES), BIG_ENDIAN);
    }

    @Replace
    public static int getUnsignedShort(byte[] array, int offset) {
        return getChar(array, offset);
    }

    @Replace
    public static int getInt(byte[] array, int offset) {
        return Unsafe.getUnsafe().getIntUnaligned(array, place(array, offset, Integer.BYTES), BIG_ENDIAN);
    }

    @Replace
    public static long getLong(byte[] array, int offset) {
        return Unsafe.getUnsafe().getLongUnaligned(array, place(array, offset, Long.BYTES), BIG_ENDIAN);
    }

    @Replace
    public static float getFloat(byte[] array, int offset) {
        return Float.intBitsToFloat(getInt(array, offset));
    }

    @Replace
    public static float getFloatRaw(byte[] array, int offset) {
        return Float.intBitsToFloat(getInt(array, offset));
    }

    @Replace
    public static double getDouble(byte[] array, int offset) {
        return Double.longBitsToDouble(getLong(array, offset));
    }

    @Replace
    public static double getDoubleRaw(byte[] array, int offset) {
        return Double.longBitsToDouble(getLong(array, offset));
    }

    @Replace
    public static void setChar(byte[] array, int offset, char value) {
        Unsafe.getUnsafe().putCharUnaligned(array, place(array, offset, Character.BYTES), value, BIG_ENDIAN);
    }

    @Replace
    public static void setShort(byte[] array, int offset, short value) {
        Unsafe.getUnsafe().putShortUnaligned(array, place(array, offset, Short.BYTES), value, BIG_ENDIAN);
    }

    @Replace
    public static void setUnsignedShort(byte[] array, int offset, int value) {
        setChar(array, offset, (char) value);
    }

    @Replace
    public static void setInt(byte[] array, int offset, int value) {
        Unsafe.getUnsafe().putIntUnaligned(array, place(array, offset, Integer.BYTES), value, BIG_ENDIAN);
    }

    @Replace
    public static void setLong(byte[] array, int offset, long value) {
        Unsafe.getUnsafe().putLongUnaligned(array, place(array, offset, Long.BYTES), value, BIG_ENDIAN);
    }

    @Replace
    public static void setFloat(byte[] array, int offset, float value) {
        setInt(array, offset, Float.floatToIntBits(value));
    }

    @Replace
    public static void setFloatRaw(byte[] array, int offset, float value) {
        setInt(array, offset, Float.floatToRawIntBits(value));
    }

    @Replace
    public static void setDouble(byte[] array, int offset, double value) {
        setLong(array, offset, Double.doubleToLongBits(value));
    }

    @Replace
    public static void setDoubleRaw(byte[] array, int offset, double value) {
        setLong(array, offset, Double.doubleToRawLongBits(value));
    }
}
