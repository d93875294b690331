package mellos.doctor.log;

import mellos.doctor.x86.Vector;

/** One {@code exception(0x0e): error_code=000b}, or an interrupt about to be delivered. */
record BochsException(String time, int vector, Value error, Value cr2, Origin origin) {
    /** How an event came to be; Bochs's TYPE. */
    enum Origin {
        EXTERNAL,
        SOFTWARE,
        EXCEPTION
    }

    static BochsException exception(String time, int vector) {
        return new BochsException(time, vector, Value.UNKNOWN, Value.UNKNOWN, Origin.EXCEPTION);
    }

    boolean isSerious() {
        return origin == Origin.EXCEPTION
                && (vector == Vector.PAGE_FAULT || vector == Vector.DOUBLE_FAULT || Vector.isContributory(vector));
    }

    static boolean combines(int first, int second) {
        boolean serious = Vector.isContributory(second) || second == Vector.PAGE_FAULT;
        return serious && (first != Vector.PAGE_FAULT || second != Vector.DOUBLE_FAULT);
    }
}
