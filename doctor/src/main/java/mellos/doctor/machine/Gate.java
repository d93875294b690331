package mellos.doctor.machine;

/**
 * An entry of the interrupt descriptor table. Intel SDM vol. 3A, "64-Bit Mode IDT" and "IDT Descriptors".
 *
 * @param low its first eight bytes
 * @param high its second eight, 0 for a gate of 32 bits
 */
record Gate(long low, long high) {
    private static final int INTERRUPT = 14;
    private static final int TRAP = 15;
    private static final int NARROW_INTERRUPT = 6;
    private static final int NARROW_TRAP = 7;
    private static final int TASK = 5;

    boolean isEmpty() {
        return low == 0 && high == 0;
    }

    long handler() {
        return low & 0xffff | low >>> 32 & 0xffff_0000L | (high & 0xffff_ffffL) << 32;
    }

    int selector() {
        return (int) (low >>> 16 & 0xffff);
    }

    /** Number of an interrupt stack, 0 for none. */
    int stack() {
        return (int) (low >>> 32 & 7);
    }

    int type() {
        return (int) (low >>> 40 & 0x1f);
    }

    int privilege() {
        return (int) (low >>> 45 & 3);
    }

    boolean isPresent() {
        return (low >>> 47 & 1) != 0;
    }

    boolean isInterruptOrTrap(boolean isLong) {
        return type() == INTERRUPT
                || type() == TRAP
                || !isLong && (type() == NARROW_INTERRUPT || type() == NARROW_TRAP);
    }

    boolean isTask() {
        return type() == TASK;
    }

    String words() {
        if (isEmpty()) {
            return "empty";
        }
        return "handler 0x" + Long.toHexString(handler()) + ", selector 0x" + Integer.toHexString(selector())
                + ", type 0x"
                + Integer.toHexString(type()) + (stack() == 0 ? "" : ", interrupt stack " + stack())
                + (isPresent() ? "" : ", not present");
    }
}
