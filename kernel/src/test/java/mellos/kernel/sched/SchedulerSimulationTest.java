package mellos.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several processors under seeded interleavings; the simulation checks its invariants all along. */
class SchedulerSimulationTest {
    @ParameterizedTest
    @CsvSource({
        "1,1", "1,2", "2,3", "2,4", "3,5", "4,6", "4,7", "4,8", "8,9", "8,10", "16,11", "5,12", "4,13", "4,14", "2,15"
    })
    void noTaskIsLostWhateverTasksDo(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        int[] ended = new int[1];
        machine.run(() -> {
            for (int i = 0; i < 20; i++) {
                Random own = new Random(random.nextLong());
                Priority priority = Priority.values()[random.nextInt(3)];
                tasks.add(machine.spawn("task" + i, priority, ProcessorSet.ALL, () -> {
                    for (int step = 0; step < 30; step++) {
                        act(machine, own, tasks);
                    }
                    ended[0]++;
                }));
            }
        });
        assertEquals(20, ended[0]);
    }

    private static void act(Simulation machine, Random random, List<Task> tasks) {
        Scheduler scheduler = machine.scheduler;
        switch (random.nextInt(6)) {
            case 0 -> machine.work(random.nextInt(200));
            case 1 -> scheduler.giveWay();
            case 2 -> scheduler.sleepUntil(machine.nowNanos() + random.nextInt(5_000_000));
            case 3 -> scheduler.wake(tasks.get(random.nextInt(tasks.size())));
            case 4 -> scheduler.block(machine.nowNanos() + random.nextInt(1_000_000));
            default -> {
                Task other = tasks.get(random.nextInt(tasks.size()));
                ProcessorSet set = random.nextBoolean()
                        ? ProcessorSet.ALL
                        : ProcessorSet.of(random.nextInt(scheduler.processors()));
                machine.check(scheduler.setAffinity(other, set), "all processors are online");
            }
        }
    }

    /** The simulation checks at each collection that all processors idle and every task stands by its own doing. */
    @ParameterizedTest
    @CsvSource({"1,41", "2,42", "2,43", "4,44", "4,45", "8,46"})
    void theWorldStandsWhenItIsCollected(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        int[] stops = new int[1];
        machine.run(() -> {
            for (int i = 0; i < 10; i++) {
                Random own = new Random(random.nextLong());
                Priority priority = Priority.values()[random.nextInt(3)];
                tasks.add(machine.spawn("task" + i, priority, ProcessorSet.ALL, () -> {
                    for (int step = 0; step < 30; step++) {
                        act(machine, own, tasks);
                        machine.scheduler.poll();
                        if (own.nextInt(20) == 0) {
                            machine.scheduler.stopWorld(step);
                            stops[0]++;
                        }
                    }
                }));
            }
        });
        assertTrue(stops[0] > 0);
        assertTrue(machine.collected >= stops[0], machine.collected + " parts of " + stops[0] + " collections");
    }

    @ParameterizedTest
    @CsvSource({"1,21", "2,22", "4,23", "4,24", "8,25"})
    void pairsThatWakeEachOtherNeverMissAWake(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        int rounds = 100;
        int pairs = 3;
        int[] turns = new int[pairs];
        machine.run(() -> {
            for (int pair = 0; pair < pairs; pair++) {
                int self = pair;
                Task[] sides = new Task[2];
                for (int side = 0; side < 2; side++) {
                    int mine = side;
                    sides[side] = machine.spawn("pair" + pair, Priority.NORMAL, ProcessorSet.ALL, () -> {
                        while (turns[self] < rounds) {
                            if (turns[self] % 2 == mine) {
                                turns[self]++;
                                while (sides[1 - mine] == null) {
                                    machine.scheduler.giveWay();
                                }
                                machine.scheduler.wake(sides[1 - mine]);
                            } else {
                                machine.scheduler.block(Long.MAX_VALUE);
                            }
                        }
                        machine.scheduler.wake(sides[1 - mine]);
                    });
                }
            }
        });
        for (int count : turns) {
            assertEquals(rounds, count);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,31", "4,32", "8,33"})
    void joinersGoOnWhenTheTaskHasEnded(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        int[] seen = new int[1];
        machine.run(() -> {
            Task worker = machine.spawn("worker", Priority.LOW, ProcessorSet.ALL, () -> machine.work(300));
            for (int i = 0; i < 5; i++) {
                machine.spawn("joiner", Priority.NORMAL, ProcessorSet.ALL, () -> {
                    machine.scheduler.join(worker);
                    machine.check(worker.hasEnded(), "joined before the end");
                    seen[0]++;
                });
            }
        });
        assertEquals(5, seen[0]);
    }

    @ParameterizedTest
    @CsvSource({"2,41", "4,42", "8,43"})
    void workPiledOnOneProcessorSpreads(int processors, long seed) {
        Simulation machine = new Simulation(processors, seed);
        Set<Integer> used = new HashSet<>();
        List<Task> tasks = new ArrayList<>();
        machine.run(() -> {
            for (int i = 0; i < 3 * processors; i++) {
                tasks.add(machine.spawn("t" + i, Priority.NORMAL, ProcessorSet.of(0), () -> {
                    for (int step = 0; step < 20; step++) {
                        machine.work(200);
                        used.add(machine.processor());
                    }
                }));
            }
            tasks.forEach(task -> machine.scheduler.setAffinity(task, ProcessorSet.ALL));
        });
        assertEquals(processors, used.size(), "processors that ran something");
        long moved = 0;
        for (int i = 0; i < processors; i++) {
            moved += machine.scheduler.counters(i).steals + machine.scheduler.counters(i).pushes;
        }
        assertTrue(moved >= processors - 1, moved + " tasks were moved");
    }

    @Test
    void newTasksSpreadOverProcessorsAndSkipHoles() {
        Simulation machine = new Simulation(6, 51);
        Set<Integer> used = new HashSet<>();
        machine.run(Set.of(2, 5), () -> {
            for (int i = 0; i < 8; i++) {
                machine.spawn("t" + i, Priority.NORMAL, ProcessorSet.ALL, () -> {
                    machine.work(2_000);
                    used.add(machine.processor());
                });
            }
        });
        assertEquals(Set.of(0, 1, 3, 4), used);
    }

    @Test
    void aConfinedTaskRunsOnlyWhereItMay() {
        Simulation machine = new Simulation(4, 61);
        machine.run(() -> {
            for (int i = 0; i < 12; i++) {
                int home = i % 4;
                machine.spawn("pinned" + i, Priority.NORMAL, ProcessorSet.of(home), () -> {
                    for (int step = 0; step < 50; step++) {
                        machine.work(20);
                        machine.check(machine.processor() == home, "ran on " + machine.processor() + ", not " + home);
                        machine.scheduler.sleepUntil(machine.nowNanos() + 10_000);
                    }
                });
            }
        });
    }

    @Test
    void manyProcessorsComeUpAndWork() {
        Simulation machine = new Simulation(255, 71);
        Set<Integer> used = new HashSet<>();
        machine.run(() -> {
            for (int i = 0; i < 255; i++) {
                machine.spawn("t" + i, Priority.NORMAL, ProcessorSet.of(i), () -> used.add(machine.processor()));
            }
        });
        assertEquals(255, used.size());
    }

    @Test
    void idsAreUniqueAmongLivingTasksWhenTheTableGrows() {
        Simulation machine = new Simulation(2, 81);
        Set<Integer> ids = new HashSet<>();
        machine.run(() -> {
            List<Task> tasks = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                Task task = machine.spawn("t" + i, Priority.LOW, ProcessorSet.of(0), () -> {});
                tasks.add(task);
                machine.check(ids.add(task.id()), "an id is given twice");
            }
            tasks.forEach(machine.scheduler::join);
        });
        assertTrue(machine.scheduler.tasks().living() <= 4, "ended tasks leave the table");
    }
}
