package mellos.kernel.syscall;

import mellos.magic.BuildTime;

/** The system calls; the ordinal is the number. A negative result is a {@link CallError}'s value. */
@BuildTime
public enum SystemCall {
    /** (address, length): writes up to 4,096 bytes to the console; gives the length. */
    WRITE,
    /** (status): ends the calling task. Does not return. */
    EXIT,
    /** (nanoseconds): rests at least so long, 0 to a day; gives 0. */
    SLEEP,
    /** (port, address, length): sends a message without waiting; gives 0. */
    IPC_SEND,
    /** (port, address, capacity): waits for a message; gives its length. */
    IPC_RECEIVE
}
