package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kernels that run a program of their own instead of the self tests. */
@Execution(ExecutionMode.CONCURRENT)
class OwnProgramTest {
    /** QEMU's status of a program that ended with this status: docs/serial-protocol.md. */
    private static int qemuStatus(int status) {
        return 2 * (0x20 + status) + 1;
    }

    static final class Greeter {
        private Greeter() {}

        public static void main(String[] arguments) {
            System.out.println("arguments: " + String.join("+", arguments));
            System.exit(arguments.length);
        }
    }

    static final class Thrower {
        private Thrower() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread late = new Thread(() -> System.out.println("the last thread ends"));
            late.start();
            late.join();
            throw new IllegalStateException("out of main");
        }
    }

    @BootTest(main = Greeter.class, append = "-- one two three")
    void itsArgumentsFollowTwoDashesAndItsStatusIsTheMachines(Boot boot) {
        assertSays(boot, "arguments: one+two+three");
        assertEquals(qemuStatus(3), boot.ending().status(), boot::where);
    }

    /** Says what it was started with, and ends by a way of its own. */
    static final class Started {
        private Started() {}

        public static void main(String[] arguments) {
            System.out.println(System.getProperty("colour") + " " + System.getenv("HOME") + " " + System.getenv("NO"));
            System.err.println("an error");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the hook runs")));
            if (arguments.length > 0) {
                Runtime.getRuntime().halt(4);
            }
            new Thread(() -> System.exit(5)).start();
        }
    }

    @BootTest(main = Started.class, append = "-Dcolour=red env.HOME=/home")
    void itsSettingsStandOnTheCommandLine(Boot boot) {
        assertSays(boot, "red /home null");
        assertEquals(List.of("an error"), boot.report().errors(), boot::where);
    }

    @BootTest(main = Started.class)
    void hooksRunBeforeItsEnd(Boot boot) {
        assertSays(boot, "the hook runs");
        assertEquals(qemuStatus(5), boot.ending().status(), boot::where);
    }

    @BootTest(main = Started.class, append = "-- halt")
    void noHookRunsWhenItHalts(Boot boot) {
        assertTrue(boot.report().text().stream().noneMatch("the hook runs"::equals), boot::where);
        assertEquals(qemuStatus(4), boot.ending().status(), boot::where);
    }

    @BootTest(main = Greeter.class, profile = Profile.RELEASE)
    void withoutArgumentsItGetsNone(Boot boot) {
        assertSays(boot, "arguments: ");
        assertEquals(qemuStatus(0), boot.ending().status(), boot::where);
    }

    @BootTest(main = Thrower.class)
    void anExceptionOutOfMainIsPrintedAndMakesTheStatusOne(Boot boot) {
        assertSays(boot, "the last thread ends");
        assertSays(boot, "Exception in thread \"main\" java.lang.IllegalStateException: out of main");
        assertEquals(qemuStatus(1), boot.ending().status(), boot::where);
    }

    @BootTest(main = Greeter.class, append = "console")
    void theConsoleBelongsToEveryKernel(Boot boot) {
        assertSays(boot, "mellos> ");
        assertEquals(qemuStatus(0), boot.ending().status(), boot::where);
    }

    @BootTest(main = Greeter.class, append = "trace")
    void itsTraceIsDumpedBeforeTheEnd(Boot boot) {
        assertSays(boot, "arguments: ");
        assertSays(boot, "@trace begin");
        assertSays(boot, "@trace end");
        assertEquals(qemuStatus(0), boot.ending().status(), boot::where);
    }

    /** The self tests' options are nobody else's: a kernel without them cannot be told to fail. */
    @BootTest(main = Greeter.class, append = "inject=efer:left fix.mirror=off")
    void faultsOnPurposeAreUnknownToIt(Boot boot) {
        assertSays(boot, "command line: unknown option: inject=efer:left");
        assertSays(boot, "command line: unknown option: fix.mirror=off");
        assertSays(boot, "bring-up: 4 of 4 processors online");
    }

    private static void assertSays(Boot boot, String words) {
        assertTrue(
                boot.report().text().stream().anyMatch(line -> line.contains(words)),
                () -> "'" + words + "' is not said; " + boot.where());
    }
}
