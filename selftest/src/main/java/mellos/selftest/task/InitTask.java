package mellos.selftest.task;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.syscall.CallInstruction;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;

/**
 * What an init process does, with everything at once: starts services of different priorities that receive through
 * system calls, asks them, waits for their answers, has them end by a system call, and finds that none is left.
 */
final class InitTask implements TestTask {
    private static final int SERVICES = 6;
    private static final int ROUNDS = 10;
    private static final int FIRST_PORT = 40;
    private static final int ANSWERS = 60;
    private static final byte STOP = -1;

    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public String name() {
        return "init";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        Group group = new Group();
        for (int i = 0; i < SERVICES; i++) {
            int self = i;
            Priority priority = Priority.values()[i % 3];
            group.start("service-" + i, priority, ProcessorSet.ALL, () -> serve(self));
        }
        for (int round = 0; round < ROUNDS; round++) {
            ask(round);
            Tasks.sleepMillis(1);
        }
        for (int i = 0; i < SERVICES; i++) {
            Scheduling.ports().port(FIRST_PORT + i).send(new byte[] {STOP}, 0, 1);
        }
        group.await();
        TestFailure.unless(ended.get() == SERVICES, ended.get() + " of " + SERVICES + " services ended");
        return SERVICES + " services answered " + ROUNDS + " rounds and ended";
    }

    private static void ask(int round) {
        for (int i = 0; i < SERVICES; i++) {
            byte[] question = {(byte) round};
            TestFailure.unless(
                    CallInstruction.send(FIRST_PORT + i, question, 1) == 0, "service " + i + " takes no message");
        }
        boolean[] answered = new boolean[SERVICES];
        Receiver receiver = new Receiver(2);
        for (int i = 0; i < SERVICES; i++) {
            Scheduling.ports().port(ANSWERS).receive(receiver);
            int service = receiver.buffer()[0];
            TestFailure.unless(!answered[service], "service " + service + " answered twice");
            TestFailure.unless(receiver.buffer()[1] == 2 * round, "service " + service + " answered wrongly");
            answered[service] = true;
        }
    }

    private void serve(int self) {
        byte[] question = new byte[4];
        while (true) {
            long length = CallInstruction.receive(FIRST_PORT + self, question, question.length);
            TestFailure.unless(length == 1, "ipc_recv gave " + length);
            if (question[0] == STOP) {
                ended.incrementAndGet();
                CallInstruction.exit(0);
            }
            byte[] answer = {(byte) self, (byte) (2 * question[0])};
            while (CallInstruction.send(ANSWERS, answer, 2) != 0) {
                CallInstruction.sleep(100_000);
            }
        }
    }
}
