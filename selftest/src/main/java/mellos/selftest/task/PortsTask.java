package mellos.selftest.task;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.ipc.SendResult;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.thread.Scheduling;

/** A port's queue: its length, its order, its refusals; and receivers served in the order in which they came. */
final class PortsTask implements TestTask {
    private static final int RECEIVERS = 4;

    private final int[] got = new int[RECEIVERS];

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public int phase() {
        return 4;
    }

    @Override
    public String run() {
        fillAndDrain(Scheduling.ports().port(10));
        refuseTooLong(Scheduling.ports().port(11));
        serveInOrder(Scheduling.ports().port(12));
        return Port.QUEUE_LENGTH + " messages of " + Port.MESSAGE_BYTES + " bytes queued, the next refused; "
                + RECEIVERS + " receivers served in order";
    }

    private static void fillAndDrain(Port port) {
        byte[] message = new byte[Port.MESSAGE_BYTES];
        for (int i = 0; i < Port.QUEUE_LENGTH; i++) {
            message[0] = (byte) i;
            message[Port.MESSAGE_BYTES - 1] = (byte) ~i;
            TestFailure.unless(port.send(message, 0, message.length) == SendResult.SENT, "message " + i + " refused");
        }
        TestFailure.unless(port.send(message, 0, 1) == SendResult.FULL, "a full queue took a message");
        Receiver receiver = new Receiver(Port.MESSAGE_BYTES);
        for (int i = 0; i < Port.QUEUE_LENGTH; i++) {
            port.receive(receiver);
            boolean same = receiver.length() == Port.MESSAGE_BYTES
                    && receiver.buffer()[0] == (byte) i
                    && receiver.buffer()[Port.MESSAGE_BYTES - 1] == (byte) ~i;
            TestFailure.unless(same, "message " + i + " came out of order or changed");
        }
        TestFailure.unless(!port.tryReceive(receiver), "an empty queue gave a message");
    }

    private static void refuseTooLong(Port port) {
        try {
            port.send(new byte[Port.MESSAGE_BYTES + 1], 0, Port.MESSAGE_BYTES + 1);
        } catch (IllegalArgumentException expected) {
            return;
        }
        throw new TestFailure("a message of " + (Port.MESSAGE_BYTES + 1) + " bytes was taken");
    }

    private void serveInOrder(Port port) {
        Group group = new Group();
        for (int i = 0; i < RECEIVERS; i++) {
            int self = i;
            group.startUntilBlocked("receiver-" + i, Priority.NORMAL, ProcessorSet.ALL, () -> {
                Receiver receiver = new Receiver(1);
                port.receive(receiver);
                got[self] = receiver.buffer()[0];
            });
        }
        for (int i = 0; i < RECEIVERS; i++) {
            port.send(new byte[] {(byte) i}, 0, 1);
        }
        group.await();
        for (int i = 0; i < RECEIVERS; i++) {
            TestFailure.unless(got[i] == i, "the receiver that came as number " + i + " got message " + got[i]);
        }
    }
}
