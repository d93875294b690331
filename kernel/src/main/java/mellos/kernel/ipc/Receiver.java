package mellos.kernel.ipc;

import mellos.kernel.sched.Task;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * Where one task receives messages: a buffer that is used again for each. Belongs to the task while it does not
 * receive, to the port, under its lock, while it waits.
 */
@NoHeap
public final class Receiver {
    /** How a reception ended. */
    @BuildTime
    public enum Outcome {
        WAITING,
        RECEIVED,
        /** The message at the head of the queue is longer than the receiver takes; it is still there. */
        TOO_SMALL
    }

    final byte[] buffer;
    /** Longest message it takes now. */
    int limit;

    volatile Outcome outcome = Outcome.RECEIVED;
    int length;
    int sender;
    Task task;
    Receiver next;

    /** @param capacity longest message it takes, in bytes, 0 to {@link Port#MESSAGE_BYTES} */
    @MayAllocate("made by a task")
    public Receiver(int capacity) {
        if (capacity < 0 || capacity > Port.MESSAGE_BYTES) {
            throw new IllegalArgumentException("a receiver for " + capacity + " bytes; 0 to " + Port.MESSAGE_BYTES);
        }
        this.buffer = new byte[capacity];
        this.limit = capacity;
    }

    /** Takes only messages up to so many bytes from now on, at most the capacity. */
    public void limit(int bytes) {
        limit = bytes < 0 ? 0 : Math.min(bytes, buffer.length);
    }

    /** The message is in its first {@link #length} bytes. */
    public byte[] buffer() {
        return buffer;
    }

    /** Bytes of the message received last. */
    public int length() {
        return length;
    }

    /** Id of the task that sent it. */
    public int sender() {
        return sender;
    }

    void fill(byte[] from, int offset, int count, int senderId) {
        Bytes.copy(from, offset, buffer, 0, count);
        length = count;
        sender = senderId;
        outcome = Outcome.RECEIVED;
    }
}
