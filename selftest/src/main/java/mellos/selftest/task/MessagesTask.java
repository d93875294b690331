package mellos.selftest.task;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.ipc.SendResult;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.thread.Scheduling;
import mellos.selftest.report.Online;

/** A message goes round all processors, several times; each adds one to it. */
final class MessagesTask implements TestTask {
    private static final int ROUNDS = 10;
    /** Ports in the ring, at most; more processors share them as stations of one ring. */
    private static final int FIRST_PORT = 100;

    private static final int PORTS = 100;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public int phase() {
        return 5;
    }

    @Override
    public String run() {
        int[] processors = Online.processors();
        int stations = Math.min(processors.length, PORTS);
        Group group = new Group();
        for (int i = 0; i < stations; i++) {
            int self = i;
            group.start(
                    "station-" + i,
                    Priority.NORMAL,
                    ProcessorSet.of(processors[i]),
                    () -> pass(self, stations, processors[self]));
        }
        send(0, 0);
        group.await();
        return ROUNDS * stations + " messages round " + stations + " processors";
    }

    private static void pass(int self, int stations, int processor) {
        Receiver receiver = new Receiver(4);
        for (int round = 0; round < ROUNDS; round++) {
            Scheduling.ports().port(FIRST_PORT + self).receive(receiver);
            int value = (receiver.buffer()[0] & 0xff) << 8 | receiver.buffer()[1] & 0xff;
            int expected = round * stations + self;
            TestFailure.unless(value == expected, "station " + self + " got " + value + ", not " + expected);
            TestFailure.unless(Online.here() == processor, "station " + self + " runs on " + Online.here());
            if (expected + 1 < ROUNDS * stations) {
                send((self + 1) % stations, value + 1);
            }
        }
    }

    private static void send(int station, int value) {
        Port port = Scheduling.ports().port(FIRST_PORT + station);
        byte[] message = {(byte) (value >> 8), (byte) value};
        TestFailure.unless(port.send(message, 0, 2) == SendResult.SENT, "station " + station + " takes no message");
    }
}
