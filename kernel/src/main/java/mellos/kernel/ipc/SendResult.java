package mellos.kernel.ipc;

import mellos.magic.BuildTime;

/** What became of a message. */
@BuildTime
public enum SendResult {
    /** A receiver has it, or it waits in the queue. */
    SENT,
    /** The queue is full; the message was not taken. */
    FULL
}
