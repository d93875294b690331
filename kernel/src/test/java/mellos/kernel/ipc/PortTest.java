package mellos.kernel.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortTest {
    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void aFullQueueIsReportedAndMessagesKeepTheirOrder() {
        Simulation machine = new Simulation(1, 1);
        Ports ports = new Ports(machine, machine.scheduler);
        List<Integer> received = new ArrayList<>();
        machine.run(() -> {
            Port port = ports.port(7);
            for (int i = 0; i < Port.QUEUE_LENGTH; i++) {
                assertEquals(SendResult.SENT, port.send(bytes(i), 0, 1));
            }
            assertEquals(SendResult.FULL, port.send(bytes(99), 0, 1));
            assertEquals(1, port.refused());
            Receiver receiver = new Receiver(8);
            while (port.tryReceive(receiver)) {
                received.add((int) receiver.buffer()[0]);
            }
            assertEquals(SendResult.SENT, port.send(bytes(99), 0, 1));
        });
        assertEquals(IntStream.range(0, 16).boxed().toList(), received);
    }

    @Test
    void theFirstReceiverThatWaitsIsServedFirst() {
        Simulation machine = new Simulation(1, 2);
        Ports ports = new Ports(machine, machine.scheduler);
        List<String> served = new ArrayList<>();
        machine.run(() -> {
            Port port = ports.port(0);
            for (int i = 0; i < 5; i++) {
                int self = i;
                machine.spawn("receiver" + i, Priority.HIGH, ProcessorSet.ALL, () -> {
                    Receiver receiver = new Receiver(1);
                    port.receive(receiver);
                    served.add(self + ":" + receiver.buffer()[0]);
                });
            }
            machine.spawn("sender", Priority.LOW, ProcessorSet.ALL, () -> {
                for (int i = 0; i < 5; i++) {
                    port.send(bytes(i), 0, 1);
                }
            });
        });
        assertEquals(List.of("0:0", "1:1", "2:2", "3:3", "4:4"), served);
    }

    @Test
    void aMessageTooLongForTheBufferStays() {
        Simulation machine = new Simulation(1, 3);
        Ports ports = new Ports(machine, machine.scheduler);
        machine.run(() -> {
            Port port = ports.port(1);
            port.send(bytes(1, 2, 3), 0, 3);
            assertEquals(Receiver.Outcome.TOO_SMALL, port.receive(new Receiver(2)));
            Receiver large = new Receiver(Port.MESSAGE_BYTES);
            assertEquals(Receiver.Outcome.RECEIVED, port.receive(large));
            assertArrayEquals(bytes(1, 2, 3), Arrays.copyOf(large.buffer(), large.length()));
            assertFalse(port.tryReceive(large));
        });
    }

    @Test
    void aWaitingReceiverWithTooSmallABufferIsToldAndTheNextOneServed() {
        Simulation machine = new Simulation(1, 4);
        Ports ports = new Ports(machine, machine.scheduler);
        List<String> log = new ArrayList<>();
        machine.run(() -> {
            Port port = ports.port(1);
            for (int capacity : new int[] {1, 4}) {
                machine.spawn(
                        "receiver" + capacity,
                        Priority.HIGH,
                        ProcessorSet.ALL,
                        () -> log.add(capacity + " " + port.receive(new Receiver(capacity))));
            }
            machine.spawn("sender", Priority.LOW, ProcessorSet.ALL, () -> port.send(bytes(1, 2, 3), 0, 3));
        });
        assertEquals(List.of("1 TOO_SMALL", "4 RECEIVED"), log);
    }

    @Test
    void refusesMessagesThatAreTooLongOrNotThere() {
        Simulation machine = new Simulation(1, 5);
        Ports ports = new Ports(machine, machine.scheduler);
        machine.run(() -> {
            Port port = ports.port(255);
            assertThrows(IllegalArgumentException.class, () -> port.send(new byte[5000], 0, 4097));
            assertThrows(IllegalArgumentException.class, () -> port.send(new byte[5], 3, 3));
            assertThrows(IllegalArgumentException.class, () -> port.send(new byte[5], -1, 3));
            assertEquals(SendResult.SENT, port.send(new byte[4096], 0, 4096));
            assertEquals(SendResult.SENT, port.send(new byte[0], 0, 0));
            assertFalse(ports.exists(256));
            assertFalse(ports.exists(-1));
            assertTrue(ports.exists(255));
        });
    }

    @ParameterizedTest
    @CsvSource({"1,11", "2,12", "4,13", "4,14", "8,15"})
    void everyMessageArrivesOnceAndInTheSendersOrder(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        Ports ports = new Ports(machine, machine.scheduler);
        int senders = 3;
        int messages = 40;
        int[] last = new int[senders];
        Arrays.fill(last, -1);
        int[] total = new int[1];
        machine.run(() -> {
            Port port = ports.port(3);
            for (int i = 0; i < senders; i++) {
                int self = i;
                machine.spawn("sender" + i, Priority.NORMAL, ProcessorSet.ALL, () -> {
                    for (int message = 0; message < messages; message++) {
                        while (port.send(bytes(self, message), 0, 2) == SendResult.FULL) {
                            machine.scheduler.sleepUntil(machine.nowNanos() + 50_000);
                        }
                    }
                });
            }
            machine.spawn("receiver", Priority.NORMAL, ProcessorSet.ALL, () -> {
                Receiver receiver = new Receiver(2);
                for (int i = 0; i < senders * messages; i++) {
                    port.receive(receiver);
                    int sender = receiver.buffer()[0];
                    machine.check(receiver.buffer()[1] == last[sender] + 1, "a message is out of order");
                    last[sender]++;
                    total[0]++;
                }
            });
        });
        assertEquals(senders * messages, total[0]);
    }
}
