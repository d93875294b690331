package mellos.tests.generate;

/** Constants that expressions are made of, those at the edges of their types among them. */
final class Literals {
    static final String[] INTS = {
        "0",
        "1",
        "-1",
        "2",
        "3",
        "7",
        "-5",
        "10",
        "31",
        "32",
        "63",
        "100",
        "127",
        "-128",
        "255",
        "256",
        "-32768",
        "65535",
        "65536",
        "0x7fffffff",
        "0x80000000",
        "0x55555555",
        "123456789",
        "-987654321"
    };

    static final String[] LONGS = {
        "0L",
        "1L",
        "-1L",
        "3L",
        "64L",
        "0x7fffffffL",
        "0x80000000L",
        "-0x80000001L",
        "0xffffffffL",
        "0x100000000L",
        "Long.MAX_VALUE",
        "Long.MIN_VALUE",
        "0x5555555555555555L",
        "1234567890123456789L"
    };

    static final String[] FLOATS = {
        "0f",
        "-0f",
        "1f",
        "-1.5f",
        "0.1f",
        "3.4028235e38f",
        "1.4e-45f",
        "Float.NaN",
        "Float.POSITIVE_INFINITY",
        "16777217f",
        "-2147483648f",
        "9.3e18f"
    };

    static final String[] DOUBLES = {
        "0d",
        "-0d",
        "1d",
        "-2.5",
        "0.1",
        "1e300",
        "4.9e-324",
        "Double.NaN",
        "Double.NEGATIVE_INFINITY",
        "9007199254740993d",
        "2147483648d",
        "1e19"
    };

    static final String[] STRINGS = {
        "\"\"", "\"a\"", "\"text\"", "\"\\u20ac\"", "\"12\"", "\"-7\"", "\"Aa\"", "\"BB\"", "(String) null"
    };

    private Literals() {}
}
