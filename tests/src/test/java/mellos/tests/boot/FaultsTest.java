package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mellos.compiler.llvm.Profile;
import mellos.magic.Address;
import mellos.magic.Instruction;
import mellos.magic.RawMemory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the processor stops on bare metal becomes an exception in the thread that did it; the machine goes on. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    /** QEMU's status of a program that ended with 0: docs/serial-protocol.md. */
    private static final int ENDED_WELL = 2 * 0x20 + 1;

    /** Threads overflow their stacks many times, on all processors at once, while interrupts come. */
    static final class Overflows {
        private static final int THREADS = 8;
        private static final int TIMES = 40;

        private Overflows() {}

        private static int descend(int[] depth) {
            depth[0]++;
            return descend(depth) + 1;
        }

        private static synchronized int descendLocked(int[] depth) {
            depth[0]++;
            return descendLocked(depth) + 1;
        }

        /** Looked at once a thread: nothing is collected yet. */
        private static boolean tellsWhere(StackOverflowError error) {
            return error.getStackTrace()[0].getMethodName().startsWith("descend");
        }

        private static void overflowOften(int[] caught) {
            for (int i = 0; i < TIMES; i++) {
                int[] depth = new int[1];
                try {
                    caught[0] -= i % 8 == 0 ? descendLocked(depth) : descend(depth);
                } catch (StackOverflowError e) {
                    caught[0] += depth[0] > 500 && (i > 0 || tellsWhere(e)) ? 1 : 0;
                }
            }
        }

        public static void main(String[] arguments) throws InterruptedException {
            int[][] caught = new int[THREADS][1];
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                int[] own = caught[i];
                threads[i] = new Thread(() -> overflowOften(own));
                threads[i].start();
            }
            int sum = 0;
            for (int i = 0; i < THREADS; i++) {
                threads[i].join();
                sum += caught[i][0];
            }
            System.out.println("caught " + sum + ", lock held " + Thread.holdsLock(Overflows.class));
        }
    }

    /** A thread that nobody catches the error of ends alone. */
    static final class Uncaught {
        private Uncaught() {}

        private static int descend(int depth) {
            return descend(depth + 1) + 1;
        }

        public static void main(String[] arguments) throws InterruptedException {
            Thread deep = new Thread(() -> descend(0), "deep");
            deep.start();
            deep.join();
            System.out.println("the machine goes on");
        }
    }

    /** Faults of the processor itself, as code without checks would raise them. */
    @RawMemory("reads where nothing is")
    static final class Unchecked {
        private Unchecked() {}

        interface Step {
            int go(int number);
        }

        @Instruction(value = "cltd; idivl %esi", constraints = "={eax},{eax},{esi},~{edx},~{cc}")
        static native int divide(int dividend, int divisor);

        static int read(int address) {
            return Address.of(address).loadInt();
        }

        private static void attempt(Step step, int number) {
            try {
                System.out.println("gives " + step.go(number));
            } catch (NullPointerException | ArithmeticException e) {
                StackTraceElement place = e.getStackTrace()[0];
                System.out.println(e.getClass().getName() + " " + e.getMessage() + " in " + place.getMethodName());
            }
        }

        public static void main(String[] arguments) {
            Step reading = address -> read(address);
            Step dividing = divisor -> divide(100, divisor);
            attempt(dividing, 5);
            for (int i = 0; i < 3; i++) {
                attempt(reading, 8 * i);
                attempt(dividing, 0);
            }
        }
    }

    /** One thread a processor never gives way; the others get their turns, and the collector its stops. */
    static final class Loops {
        private static volatile boolean go = true;

        private Loops() {}

        public static void main(String[] arguments) throws InterruptedException {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                Thread.ofPlatform().daemon().start(() -> {
                    long count = 0;
                    while (go) {
                        count++;
                    }
                    System.out.println(count);
                });
            }
            for (int i = 0; i < 5; i++) {
                Thread.sleep(10);
                System.gc();
                System.out.println("turn " + i);
            }
        }
    }

    @BootTest(main = Overflows.class)
    void threadsGoOnAfterTheirStacksRanOver(Boot boot) {
        assertEnds(boot, "caught 320, lock held false");
    }

    @BootTest(main = Overflows.class, profile = Profile.RELEASE)
    void andInOptimisedCode(Boot boot) {
        assertEnds(boot, "caught 320, lock held false");
    }

    @BootTest(main = Uncaught.class, profile = Profile.RELEASE)
    void aThreadThatOverflowsEndsAlone(Boot boot) {
        assertEnds(boot, "the machine goes on");
        List<String> errors = boot.report().errors();
        assertEquals("Exception in thread \"deep\" java.lang.StackOverflowError", errors.getFirst(), boot::where);
    }

    @BootTest(main = Unchecked.class)
    void nullAndZeroAreExceptions(Boot boot) {
        assertEnds(boot, "gives 20");
        assertSays(boot, 3, "java.lang.NullPointerException null in read");
        assertSays(boot, 3, "java.lang.ArithmeticException / by zero in lambda$main$1");
    }

    @BootTest(main = Loops.class, cpus = 2)
    void threadsThatLoopLeaveTheOthersTheirTurns(Boot boot) {
        assertEnds(boot, "turn 4");
    }

    private static void assertEnds(Boot boot, String line) {
        assertSays(boot, 1, line);
        assertEquals(ENDED_WELL, boot.ending().status(), boot::where);
    }

    private static void assertSays(Boot boot, int times, String line) {
        long said = boot.report().text().stream().filter(line::equals).count();
        assertTrue(said == times, () -> "'" + line + "' is said " + said + " times; " + boot.where());
    }
}
