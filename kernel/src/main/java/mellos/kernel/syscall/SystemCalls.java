package mellos.kernel.syscall;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Ports;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.ipc.SendResult;
import mellos.kernel.sched.Scheduler;
import mellos.magic.Blocking;

/**
 * What the system calls do. Every argument is checked before anything is done; a refused call has no effect. Runs on
 * the calling task's stack with interrupts enabled.
 */
public final class SystemCalls {
    /** Longest buffer of a call, in bytes. */
    public static final int BUFFER_BYTES = Port.MESSAGE_BYTES;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private static final SystemCall[] CALLS = SystemCall.values();

    private final Scheduler scheduler;
    private final Ports ports;
    private final CallerMemory memory;
    private final CallBuffers buffers;
    private final CallOutput output;

    public SystemCalls(Scheduler scheduler, Ports ports, CallerMemory memory, CallBuffers buffers, CallOutput output) {
        this.scheduler = scheduler;
        this.ports = ports;
        this.memory = memory;
        this.buffers = buffers;
        this.output = output;
    }

    /** @return the call's result or a {@link CallError}'s value */
    @Blocking
    public long call(long number, long first, long second, long third) {
        scheduler.countSystemCall((int) number);
        long result = number < 0 || number >= CALLS.length
                ? CallError.UNKNOWN_CALL.value()
                : perform(CALLS[(int) number], first, second, third);
        scheduler.endSystemCall((int) number);
        return result;
    }

    @Blocking
    private long perform(SystemCall call, long first, long second, long third) {
        return switch (call) {
            case WRITE -> write(first, second);
            case EXIT -> exit();
            case SLEEP -> sleep(first);
            case IPC_SEND -> send(first, second, third);
            case IPC_RECEIVE -> receive(first, second, third);
        };
    }

    private long write(long address, long length) {
        CallError error = checkBuffer(address, length, false);
        if (error != null) {
            return error.value();
        }
        output.write(address, length);
        return length;
    }

    private long exit() {
        scheduler.exit();
        return 0;
    }

    @Blocking
    private long sleep(long nanos) {
        if (nanos < 0 || nanos > DAY_NANOS) {
            return CallError.BAD_TIME.value();
        }
        scheduler.sleepUntil(scheduler.nowNanos() + nanos);
        return 0;
    }

    private long send(long port, long address, long length) {
        if (!ports.exists(port)) {
            return CallError.BAD_PORT.value();
        }
        CallError error = checkBuffer(address, length, false);
        if (error != null) {
            return error.value();
        }
        byte[] copy = buffers.receiverOfCaller().buffer();
        memory.read(address, copy, (int) length);
        SendResult result = ports.port((int) port).send(copy, 0, (int) length);
        return result == SendResult.SENT ? 0 : CallError.QUEUE_FULL.value();
    }

    @Blocking
    private long receive(long port, long address, long capacity) {
        if (!ports.exists(port)) {
            return CallError.BAD_PORT.value();
        }
        CallError error = checkBuffer(address, capacity, true);
        if (error != null) {
            return error.value();
        }
        Receiver receiver = buffers.receiverOfCaller();
        receiver.limit((int) capacity);
        if (ports.port((int) port).receive(receiver) == Receiver.Outcome.TOO_SMALL) {
            return CallError.BUFFER_TOO_SMALL.value();
        }
        memory.write(address, receiver.buffer(), receiver.length());
        return receiver.length();
    }

    /** @return null if the buffer is good */
    private CallError checkBuffer(long address, long length, boolean writable) {
        if (length < 0 || length > BUFFER_BYTES) {
            return CallError.BAD_LENGTH;
        }
        return memory.isMapped(address, length, writable) ? null : CallError.BAD_ADDRESS;
    }
}
