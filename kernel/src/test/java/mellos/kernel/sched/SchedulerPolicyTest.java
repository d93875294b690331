package mellos.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one processor does: the order is fixed, whatever the interleaving with interrupts. */
class SchedulerPolicyTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void runsPrioritiesInOrderAndEqualsInTurn() {
        Simulation machine = new Simulation(1, 1);
        machine.run(() -> {
            for (String name : List.of("low1", "normal1", "high1", "low2", "normal2", "high2")) {
                Priority priority =
                        Priority.valueOf(name.substring(0, name.length() - 1).toUpperCase());
                machine.spawn(name, priority, ProcessorSet.ALL, () -> log.add(name));
            }
        });
        assertEquals(List.of("high1", "high2", "normal1", "normal2", "low1", "low2"), log);
    }

    @Test
    void aMoreUrgentTaskPreemptsAtOnce() {
        Simulation machine = new Simulation(1, 2);
        machine.run(() -> machine.spawn("low", Priority.LOW, ProcessorSet.ALL, () -> {
            log.add("low begins");
            machine.spawn("high", Priority.HIGH, ProcessorSet.ALL, () -> log.add("high"));
            log.add("low ends");
        }));
        assertEquals(List.of("low begins", "high", "low ends"), log);
    }

    @Test
    void aChangedPriorityTakesEffectAtOnce() {
        Simulation machine = new Simulation(1, 4);
        machine.run(() -> machine.spawn("normal", Priority.NORMAL, ProcessorSet.ALL, () -> {
            Task raised = machine.spawn("raised", Priority.LOW, ProcessorSet.ALL, () -> log.add("raised"));
            log.add("begins");
            machine.scheduler.setPriority(raised, Priority.HIGH);
            machine.spawn("equal", Priority.NORMAL, ProcessorSet.ALL, () -> log.add("equal"));
            log.add("goes on");
            machine.scheduler.setPriority(machine.scheduler.current(), Priority.LOW);
            log.add("ends");
        }));
        assertEquals(List.of("begins", "raised", "goes on", "equal", "ends"), log);
    }

    @Test
    void equalsShareByTimeSliceThoughTheyNeverCall() {
        Simulation machine = new Simulation(1, 3);
        int[] done = new int[2];
        machine.run(() -> {
            for (int i = 0; i < 2; i++) {
                int self = i;
                machine.spawn("loop" + i, Priority.NORMAL, ProcessorSet.ALL, () -> {
                    while (done[self] < 40) {
                        machine.work(300);
                        done[self]++;
                        log.add("" + self);
                    }
                });
            }
        });
        long changes = 0;
        for (int i = 1; i < log.size(); i++) {
            changes += log.get(i).equals(log.get(i - 1)) ? 0 : 1;
        }
        assertTrue(changes > 4, "both loops take turns: " + log);
        assertTrue(machine.scheduler.counters(0).preemptions > 4);
    }

    @Test
    void sleepersWakeInTheOrderOfTheirDeadlines() {
        Simulation machine = new Simulation(1, 4);
        long[] millis = {30, 10, 20, 5, 25};
        machine.run(() -> {
            long start = machine.nowNanos();
            for (long sleep : millis) {
                machine.spawn("sleeper", Priority.NORMAL, ProcessorSet.ALL, () -> {
                    machine.scheduler.sleepUntil(start + sleep * 1_000_000);
                    assertTrue(machine.nowNanos() >= start + sleep * 1_000_000, "woken too early");
                    log.add("" + sleep);
                });
            }
        });
        assertEquals(List.of("5", "10", "20", "25", "30"), log);
    }

    @Test
    void yieldLetsEqualsGoFirst() {
        Simulation machine = new Simulation(1, 5);
        machine.run(() -> {
            for (int i = 0; i < 2; i++) {
                int self = i;
                machine.spawn("t" + i, Priority.NORMAL, ProcessorSet.ALL, () -> {
                    for (int turn = 0; turn < 3; turn++) {
                        log.add(self + "" + turn);
                        machine.scheduler.giveWay();
                    }
                });
            }
        });
        assertEquals(List.of("00", "10", "01", "11", "02", "12"), log);
    }

    @Test
    void aWakeBeforeTheBlockIsNotLost() {
        Simulation machine = new Simulation(1, 6);
        machine.run(() -> {
            machine.scheduler.wake(machine.scheduler.current());
            machine.scheduler.block(Long.MAX_VALUE);
            log.add("awake");
        });
        assertEquals(List.of("awake"), log);
    }

    @Test
    void anIdleProcessorTakesNoTick() {
        Simulation machine = new Simulation(1, 7);
        long[] ticks = new long[2];
        machine.run(() -> {
            ticks[0] = machine.scheduler.counters(0).ticks;
            machine.scheduler.sleepUntil(machine.nowNanos() + 10_000_000_000L);
            ticks[1] = machine.scheduler.counters(0).ticks;
        });
        assertTrue(ticks[1] - ticks[0] <= 2, "ten idle seconds took " + (ticks[1] - ticks[0]) + " ticks");
    }

    @Test
    void refusesATaskThatMayRunNowhere() {
        Simulation machine = new Simulation(2, 8);
        machine.run(() -> assertThrows(
                IllegalArgumentException.class,
                () -> machine.spawn("lost", Priority.NORMAL, ProcessorSet.of(200), () -> {})));
    }

    @Test
    void refusesProcessorNumbersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> ProcessorSet.of(256));
        assertThrows(IllegalArgumentException.class, () -> ProcessorSet.of(-1));
        assertTrue(ProcessorSet.of(255).with(64).contains(64));
        assertEquals(false, ProcessorSet.of(255).contains(63));
    }
}
