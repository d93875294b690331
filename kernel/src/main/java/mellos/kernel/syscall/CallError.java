package mellos.kernel.syscall;

import mellos.magic.BuildTime;

/** Why a system call was refused. The caller sees {@link #value}. */
@BuildTime
public enum CallError {
    UNKNOWN_CALL(-1),
    /** The range is not mapped as the call needs it. */
    BAD_ADDRESS(-2),
    /** Negative, or more than 4,096 bytes. */
    BAD_LENGTH(-3),
    /** Not 0 to 255. */
    BAD_PORT(-4),
    /** Negative, or more than a day. */
    BAD_TIME(-5),
    QUEUE_FULL(-6),
    /** The message waiting is longer than the buffer; it still waits. */
    BUFFER_TOO_SMALL(-7);

    private final int value;

    CallError(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
