package mellos.selftest.task;

import mellos.kernel.sched.Priority;
import mellos.kernel.sched.Task;
import mellos.kernel.syscall.CallError;
import mellos.kernel.syscall.CallInstruction;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;

/** Every system call through {@code int 0x80}, and what each refuses. */
final class SystemCallTask implements TestTask {
    private static final int PORT = 200;
    private static final long UNMAPPED = 0x10;

    private volatile boolean ranOn;

    @Override
    public String name() {
        return "system-calls";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        byte[] text = {
            'a', ' ', 's', 'y', 's', 't', 'e', 'm', ' ', 'c', 'a', 'l', 'l', ' ', 'w', 'r', 'o', 't', 'e', '\n'
        };
        expect("write", text.length, CallInstruction.write(text, text.length));
        sleeps();
        sendsAndReceives();
        exits();
        refuses(text);
        return "write, exit, sleep, ipc_send, ipc_recv done; 7 errors named";
    }

    private static void expect(String call, long expected, long result) {
        TestFailure.unless(result == expected, call + " gave " + result + ", not " + expected);
    }

    private static void sleeps() {
        long before = Scheduling.scheduler().nowNanos();
        expect("sleep", 0, CallInstruction.sleep(2_000_000));
        TestFailure.unless(Scheduling.scheduler().nowNanos() - before >= 2_000_000, "sleep returned too early");
    }

    private static void sendsAndReceives() {
        byte[] message = {1, 2, 3};
        byte[] buffer = new byte[8];
        expect("ipc_send", 0, CallInstruction.send(PORT, message, 3));
        expect("ipc_recv", CallError.BUFFER_TOO_SMALL.value(), CallInstruction.receive(PORT, buffer, 2));
        expect("ipc_recv", 3, CallInstruction.receive(PORT, buffer, buffer.length));
        TestFailure.unless(buffer[0] == 1 && buffer[2] == 3, "the message was changed on its way");
    }

    private void exits() {
        Task task = Tasks.start("exits", Priority.NORMAL, () -> {
            CallInstruction.exit(0);
            ranOn = true;
        });
        Tasks.join(task);
        TestFailure.unless(!ranOn, "a task ran on after exit");
    }

    private static void refuses(byte[] text) {
        expect("call 99", CallError.UNKNOWN_CALL.value(), CallInstruction.call(99, 0, 0, 0));
        expect("write", CallError.BAD_ADDRESS.value(), CallInstruction.call(0, UNMAPPED, 4, 0));
        expect("write", CallError.BAD_ADDRESS.value(), CallInstruction.call(0, 1L << 62, 4, 0));
        expect("write", CallError.BAD_LENGTH.value(), CallInstruction.write(text, 5000));
        expect("sleep", CallError.BAD_TIME.value(), CallInstruction.sleep(-1));
        expect("ipc_send", CallError.BAD_PORT.value(), CallInstruction.send(256, text, 1));
        for (int i = 0; i < 16; i++) {
            expect("ipc_send", 0, CallInstruction.send(PORT, text, 1));
        }
        expect("ipc_send", CallError.QUEUE_FULL.value(), CallInstruction.send(PORT, text, 1));
        byte[] buffer = new byte[4];
        for (int i = 0; i < 16; i++) {
            expect("ipc_recv", 1, CallInstruction.receive(PORT, buffer, 4));
        }
    }
}
