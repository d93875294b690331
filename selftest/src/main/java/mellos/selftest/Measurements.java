package mellos.selftest;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.kernel.syscall.CallInstruction;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;
import mellos.selftest.report.Online;
import mellos.selftest.report.TaskReport;
import mellos.selftest.task.Group;

/** What the primitives cost: total time of many. Under {@code -icount shift=0} a nanosecond is an instruction. */
final class Measurements {
    private static final int COUNT = 1000;
    private static final int THERE = 240;
    private static final int BACK = 241;

    private Measurements() {}

    @Blocking
    static void printAll() {
        int[] processors = Online.processors();
        ProcessorSet first = ProcessorSet.of(processors[0]);
        ProcessorSet last = ProcessorSet.of(processors[processors.length - 1]);
        Task self = Tasks.current();
        Scheduling.scheduler().setAffinity(self, first);
        print("clock", clock());
        print("system-call", systemCalls());
        print("yield-alone", yieldAlone());
        print("yield-to-other", yieldToOther(first));
        print("task-start-and-end", starts(first));
        print("port-round-trip-one-processor", portRoundTrips(first, first));
        if (processors.length > 1) {
            print("port-round-trip-two-processors", portRoundTrips(first, last));
            print("wake-other-processor-round-trip", wakeRoundTrips(first, last));
        }
        Scheduling.scheduler().setAffinity(self, ProcessorSet.ALL);
    }

    private static void print(String name, long nanos) {
        Line.begin();
        Line.text("@measure name=");
        Line.text(name);
        TaskReport.number(" count=", COUNT);
        TaskReport.number(" nanos=", nanos);
        Line.end();
    }

    private static long now() {
        return Scheduling.scheduler().nowNanos();
    }

    private static long clock() {
        long start = now();
        for (int i = 0; i < COUNT; i++) {
            now();
        }
        return now() - start;
    }

    private static long systemCalls() {
        long start = now();
        for (int i = 0; i < COUNT; i++) {
            CallInstruction.call(99, 0, 0, 0);
        }
        return now() - start;
    }

    private static long yieldAlone() {
        long start = now();
        for (int i = 0; i < COUNT; i++) {
            Tasks.giveWay();
        }
        return now() - start;
    }

    /**
     * Two tasks yield to each other; half the count each, so the count is that of switches. Their maker is as urgent as
     * they are, so that neither begins before both are ready.
     */
    @Blocking
    private static long yieldToOther(ProcessorSet where) {
        long[] times = new long[2];
        Group makers = new Group();
        Group group = new Group();
        makers.start("maker", Priority.HIGH, where, () -> {
            for (int i = 0; i < 2; i++) {
                int self = i;
                group.start("yields-" + i, Priority.HIGH, where, () -> times[self] = yields());
            }
        });
        makers.await();
        group.await();
        return Math.min(times[0], times[1]);
    }

    private static long yields() {
        Tasks.giveWay();
        long start = now();
        for (int turn = 0; turn < COUNT / 2; turn++) {
            Tasks.giveWay();
        }
        return now() - start;
    }

    @Blocking
    private static long starts(ProcessorSet where) {
        long start = now();
        for (int i = 0; i < COUNT; i++) {
            Tasks.join(Tasks.start("short", Priority.HIGH, where, () -> {}));
        }
        return now() - start;
    }

    @Blocking
    private static long portRoundTrips(ProcessorSet here, ProcessorSet there) {
        long[] time = new long[1];
        Group group = new Group();
        group.start("echo", Priority.HIGH, there, () -> {
            Receiver receiver = new Receiver(8);
            for (int i = 0; i < COUNT; i++) {
                Scheduling.ports().port(THERE).receive(receiver);
                Scheduling.ports().port(BACK).send(receiver.buffer(), 0, receiver.length());
            }
        });
        group.start("asks", Priority.HIGH, here, () -> {
            Receiver receiver = new Receiver(8);
            byte[] message = new byte[8];
            Port outward = Scheduling.ports().port(THERE);
            long start = now();
            for (int i = 0; i < COUNT; i++) {
                outward.send(message, 0, message.length);
                Scheduling.ports().port(BACK).receive(receiver);
            }
            time[0] = now() - start;
        });
        group.await();
        return time[0];
    }

    private static final class Ball {
        volatile int turns;
        volatile Task left;
        volatile Task right;
    }

    @Blocking
    private static long wakeRoundTrips(ProcessorSet here, ProcessorSet there) {
        Scheduler scheduler = Scheduling.scheduler();
        Ball ball = new Ball();
        long[] time = new long[1];
        Group group = new Group();
        ball.right = group.start("right", Priority.HIGH, there, () -> {
            for (int i = 1; i < 2 * COUNT; i += 2) {
                awaitTurn(scheduler, ball, i);
                ball.turns = i + 1;
                scheduler.wake(ball.left);
            }
        });
        group.start("left", Priority.HIGH, here, () -> {
            ball.left = Tasks.current();
            long start = now();
            for (int i = 0; i < 2 * COUNT; i += 2) {
                ball.turns = i + 1;
                scheduler.wake(ball.right);
                awaitTurn(scheduler, ball, i + 2);
            }
            time[0] = now() - start;
        });
        group.await();
        return time[0];
    }

    @Blocking
    private static void awaitTurn(Scheduler scheduler, Ball ball, int turn) {
        while (ball.turns < turn) {
            scheduler.block(Long.MAX_VALUE);
        }
    }
}
