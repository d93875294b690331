package mellos.tests.guest;

/** Inputs at which arithmetic goes wrong: limits, their neighbours, signs, powers of two, and a few plain numbers. */
public final class Values {
    public static final int[] INTS = {0, 1, -1, 2, -2, 3, 7, -7, 10, 31, 32, 33, 63, 64, 65, 127, 128, 129, -128, -129, 255, 256, 32767, 32768,
        -32768, -32769, 65535, 65536, 0x7fffffff, 0x7ffffffe, 0x80000000, 0x80000001, 0x55555555, 0xaaaaaaaa, 123456789, -987654321};

    public static final long[] LONGS = {0, 1, -1, 2, -2, 10, -10, 63, 64, 255, -128, 32768, 65535, 0x7fffffffL, 0x80000000L, -0x80000000L,
        -0x80000001L, 0xffffffffL, 0x100000000L, -0x100000000L, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1,
        0x5555555555555555L, 0xaaaaaaaaaaaaaaaaL, 1234567890123456789L, -987654321098765432L};

    public static final float[] FLOATS = {0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, 3.4028235e38f, -3.4028235e38f, 1.17549435e-38f,
        1.4e-45f, -1.4e-45f, 5.9e-39f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2147483647f, -2147483648f, 2147483520f,
        4294967296f, 9.223372E18f, -9.223372E18f, 9.3e18f, 16777216f, 16777217f, 0.1f, 3.1415927f, -123.456f, 1e10f, 1e-10f, 32768.5f, 65536f};

    public static final double[] DOUBLES = {0d, -0d, 1d, -1d, 0.5, -0.5, 1.5, -1.5, 2.5, 1.7976931348623157e308, -1.7976931348623157e308,
        2.2250738585072014e-308, 4.9e-324, -4.9e-324, 1e-310, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2147483647d,
        2147483648d, -2147483648d, -2147483649d, 4294967296d, 9.223372036854775E18, 9.223372036854776E18, -9.223372036854776E18, 1e19,
        9007199254740992d, 9007199254740993d, 0.1, 3.141592653589793, -123.456, 1e100, 1e-100, 3.4028235677973366e38, 1.401298464324817e-45,
        7.0064923216240854e-46, 0.49999999999999994};

    private Values() {
    }
}
