package mellos.selftest.task;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.ipc.SendResult;
import mellos.kernel.thread.Scheduling;

/** Two tasks pass a number back and forth, one more each time. */
final class PingPongTask implements TestTask {
    private static final int MESSAGES = 100;
    private static final int PING = 20;
    private static final int PONG = 21;

    @Override
    public String name() {
        return "ping-pong";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        Group group = new Group();
        group.start("ping", () -> {
            send(PING, 0);
            play(PONG, PING, 1);
        });
        group.start("pong", () -> play(PING, PONG, 0));
        group.await();
        return MESSAGES + " messages, each the next number";
    }

    /** Receives every second number from {@code first} on, and answers all but the last. */
    private static void play(int from, int to, int first) {
        Receiver receiver = new Receiver(1);
        for (int expected = first; expected < MESSAGES; expected += 2) {
            Scheduling.ports().port(from).receive(receiver);
            TestFailure.unless(receiver.buffer()[0] == expected, "got " + receiver.buffer()[0] + ", not " + expected);
            if (expected + 1 < MESSAGES) {
                send(to, expected + 1);
            }
        }
    }

    private static void send(int number, int value) {
        Port port = Scheduling.ports().port(number);
        TestFailure.unless(
                port.send(new byte[] {(byte) value}, 0, 1) == SendResult.SENT, "port " + number + " is full");
    }
}
