package mellos.kernel.text;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * The characters of a string without calling its methods, which throw and allocate. Relies on docs/abi.md, "Objects": a
 * {@code String}'s widest field, the byte array, lies at 16; its hash fills the gap at 12; its coder follows at 24.
 */
@NoHeap
@RawMemory("reads the fields of a live String and elements below the array's length")
public final class Literal {
    private static final long VALUE = 16;
    private static final long CODER = 24;
    private static final long LENGTH = 12;
    private static final int LATIN1 = 0;

    private Literal() {}

    /** UTF-16 units in the string. */
    public static int length(String text) {
        int bytes = value(text).plus(LENGTH).loadInt();
        return isLatin1(text) ? bytes : bytes >> 1;
    }

    /** The UTF-16 unit at an index below {@link #length}. */
    public static int at(String text, int index) {
        Address elements = value(text).plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
        return isLatin1(text)
                ? elements.plus(index).loadByte() & 0xff
                : elements.plus(2L * index).loadChar();
    }

    public static boolean same(String one, String other) {
        int length = length(one);
        if (length != length(other)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (at(one, i) != at(other, i)) {
                return false;
            }
        }
        return true;
    }

    private static Address value(String text) {
        return Address.ofObject(text).plus(VALUE).loadAddress();
    }

    private static boolean isLatin1(String text) {
        return Address.ofObject(text).plus(CODER).loadByte() == LATIN1;
    }
}
