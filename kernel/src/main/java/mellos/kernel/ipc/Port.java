package mellos.kernel.ipc;

import mellos.kernel.sched.Lock;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.SchedulerMachine;
import mellos.kernel.sched.Task;
import mellos.magic.Blocking;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * A queue of messages. Sending never waits: a full queue is reported. Receiving waits; of several receivers the one
 * that came first gets the next message, straight into its buffer. So there are never both messages and receivers
 * waiting.
 *
 * <p>The queue's memory, 64 KiB, is taken when a message first has to wait in it. The lock guards everything; the
 * processor that holds it has interrupts off.
 */
@NoHeap
public final class Port {
    /** Messages that wait in a port, at most. */
    public static final int QUEUE_LENGTH = 16;
    /** Longest message, in bytes. */
    public static final int MESSAGE_BYTES = 4096;

    private final int number;
    private final SchedulerMachine machine;
    private final Scheduler scheduler;
    private final Lock lock;
    private byte[] messages;
    private final int[] lengths = new int[QUEUE_LENGTH];
    private final int[] senders = new int[QUEUE_LENGTH];
    private int head;
    private int waiting;
    private Receiver firstReceiver;
    private Receiver lastReceiver;
    private long sent;
    private long refused;

    @MayAllocate("the heap is up")
    Port(int number, SchedulerMachine machine, Scheduler scheduler, Lock lock) {
        this.number = number;
        this.machine = machine;
        this.scheduler = scheduler;
        this.lock = lock;
    }

    public int number() {
        return number;
    }

    /** Messages in the queue now. */
    public int waiting() {
        return waiting;
    }

    public boolean hasReceivers() {
        return firstReceiver != null;
    }

    /** Messages taken since boot. */
    public long sent() {
        return sent;
    }

    /** Messages refused since boot, the queue being full. */
    public long refused() {
        return refused;
    }

    /**
     * Sends a copy of some bytes. May allocate the queue.
     *
     * @throws IllegalArgumentException if the message is too long or not within the array
     */
    @MayAllocate("called by tasks")
    public SendResult send(byte[] data, int offset, int length) {
        if (length < 0 || length > MESSAGE_BYTES) {
            throw new IllegalArgumentException("a message of " + length + " bytes; 0 to " + MESSAGE_BYTES);
        }
        if (offset < 0 || offset > data.length - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + ((long) offset + length) + " of an array of " + data.length);
        }
        if (messages == null) {
            provide(new byte[QUEUE_LENGTH * MESSAGE_BYTES]);
        }
        return sendChecked(data, offset, length);
    }

    private void provide(byte[] memory) {
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        if (messages == null) {
            messages = memory;
        }
        lock.release();
        machine.restoreInterrupts(enabled);
    }

    private SendResult sendChecked(byte[] data, int offset, int length) {
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        Task woken = handOver(data, offset, length);
        boolean taken = woken != null || enqueue(data, offset, length);
        if (taken) {
            sent++;
            scheduler.countMessage(number, length);
        } else {
            refused++;
        }
        lock.release();
        if (woken != null) {
            scheduler.wake(woken);
        }
        machine.restoreInterrupts(enabled);
        return taken ? SendResult.SENT : SendResult.FULL;
    }

    /** Gives the message to the first receiver it fits. @return the task to wake, or null */
    private Task handOver(byte[] data, int offset, int length) {
        while (firstReceiver != null) {
            Receiver receiver = removeReceiver();
            Task task = receiver.task;
            if (length <= receiver.limit) {
                receiver.fill(data, offset, length, scheduler.current().id());
                return task;
            }
            receiver.outcome = Receiver.Outcome.TOO_SMALL;
            scheduler.wake(task);
        }
        return null;
    }

    private boolean enqueue(byte[] data, int offset, int length) {
        if (waiting == QUEUE_LENGTH) {
            return false;
        }
        int slot = (head + waiting) % QUEUE_LENGTH;
        Bytes.copy(data, offset, messages, slot * MESSAGE_BYTES, length);
        lengths[slot] = length;
        senders[slot] = scheduler.current().id();
        waiting++;
        return true;
    }

    /** Waits for a message. On {@link Receiver.Outcome#RECEIVED} the receiver holds it. */
    @Blocking
    public Receiver.Outcome receive(Receiver receiver) {
        if (!takeOrWait(receiver, true)) {
            while (receiver.outcome == Receiver.Outcome.WAITING) {
                scheduler.block(Long.MAX_VALUE);
            }
        }
        return receiver.outcome;
    }

    /** Receives if a message waits. @return false if none does */
    public boolean tryReceive(Receiver receiver) {
        return takeOrWait(receiver, false);
    }

    private boolean takeOrWait(Receiver receiver, boolean waits) {
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        boolean decided = waiting > 0;
        if (decided) {
            take(receiver);
        } else if (waits) {
            addReceiver(receiver);
        }
        lock.release();
        machine.restoreInterrupts(enabled);
        return decided;
    }

    private void take(Receiver receiver) {
        if (lengths[head] > receiver.limit) {
            receiver.outcome = Receiver.Outcome.TOO_SMALL;
            return;
        }
        receiver.fill(messages, head * MESSAGE_BYTES, lengths[head], senders[head]);
        head = (head + 1) % QUEUE_LENGTH;
        waiting--;
    }

    private void addReceiver(Receiver receiver) {
        receiver.outcome = Receiver.Outcome.WAITING;
        receiver.task = scheduler.current();
        receiver.next = null;
        if (lastReceiver == null) {
            firstReceiver = receiver;
        } else {
            lastReceiver.next = receiver;
        }
        lastReceiver = receiver;
    }

    private Receiver removeReceiver() {
        Receiver receiver = firstReceiver;
        firstReceiver = receiver.next;
        if (firstReceiver == null) {
            lastReceiver = null;
        }
        receiver.next = null;
        return receiver;
    }
}
