package mellos.doctor.rules;

import mellos.doctor.log.Value;

/** What can be said of a number that is used as an address. */
public final class Address {
    /** Addresses this close to zero come from a null pointer and a field's offset. */
    static final long NULL_ZONE = 0x1000;

    private Address() {}

    static boolean isCanonical(long address) {
        long top = address >> 47;
        return top == 0 || top == -1;
    }

    /** Near enough above zero to be an offset from a null base. */
    static boolean isNearNull(long address) {
        return Long.compareUnsigned(address, NULL_ZONE) < 0;
    }

    static boolean isHighHalf(long address) {
        return address < 0;
    }

    static boolean within(long address, long base, long limit) {
        return Long.compareUnsigned(address - base, limit) <= 0;
    }

    /** True when both are known and the address lies in the table. */
    static boolean within(long address, Value base, Value limit) {
        return base.test(start -> limit.test(size -> within(address, start, size)));
    }

    /** True when the address is known and at most {@code reach} away. */
    static boolean near(long address, Value middle, long reach) {
        return middle.test(centre -> within(address, centre - reach, 2 * reach));
    }

    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
