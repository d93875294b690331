package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kernels that die on purpose: each says of what, shows the stack of every processor, and ends with the status of a
 * panic.
 */
@Execution(ExecutionMode.CONCURRENT)
class PanicTest {
    private static final int PANIC_STATUS = 37;
    private static final String CULPRIT = " at mellos.selftest.provocation.Provocation.followOption(Provocation.java:";

    @BootTest(append = "provoke=invariant")
    void aBrokenInvariant(Boot boot) {
        assertDies(boot, -1, "an invariant was broken on purpose: option provoke");
        assertShowsCulprit(boot);
    }

    @BootTest(append = "provoke=page-fault")
    void aPageFault(Boot boot) {
        assertDies(boot, 14, "#PF page fault");
        assertSays(boot, "write, the page is not mapped");
        assertShowsCulprit(boot);
    }

    @BootTest(append = "provoke=opcode")
    void anInvalidOpcode(Boot boot) {
        assertDies(boot, 6, "#UD invalid opcode");
        assertShowsCulprit(boot);
    }

    @BootTest(append = "provoke=stack-overflow")
    void aStackThatRanOver(Boot boot) {
        assertDies(boot, 8, "the stack overflowed");
        assertSays(boot, "mellos.selftest.provocation.Provocation.overflow(Provocation.java:");
    }

    @BootTest(append = "provoke=handler")
    void aHandlerThatThrows(Boot boot) {
        assertDies(boot, -1, "array index out of bounds");
        assertSays(boot, "mellos.selftest.provocation.Provocation.spoilHandler(Provocation.java:");
    }

    @BootTest(append = "provoke=wild-jump")
    void aJumpToNowhere(Boot boot) {
        assertDies(boot, 14, "#PF page fault");
        assertSays(boot, "which is no code; called from");
        assertShowsCulprit(boot);
    }

    @BootTest(append = "provoke=report")
    void aReportThatFaultsItself(Boot boot) {
        assertDies(boot, -1, "the report of a panic faults on purpose");
        assertSays(boot, "the report itself failed here");
        assertShowsCulprit(boot);
    }

    private static void assertDies(Boot boot, int vector, String reason) {
        assertEquals(PANIC_STATUS, boot.ending().status(), boot::where);
        var panic = boot.report().panic().orElseThrow(() -> new AssertionError("no @panic line; " + boot.where()));
        assertEquals(vector, panic.number("vector"), boot::where);
        assertTrue(panic.text("reason").contains(reason), () -> panic.text("reason"));
        List<String> text = boot.report().text();
        for (int i = 0; i < boot.processors(); i++) {
            int head = text.indexOf("processor " + i);
            assertTrue(
                    head >= 0 && text.get(head + 1).startsWith(" at "),
                    "stack of processor " + i + "; " + boot.where());
        }
    }

    private static void assertShowsCulprit(Boot boot) {
        assertSays(boot, CULPRIT);
    }

    private static void assertSays(Boot boot, String words) {
        assertTrue(
                boot.report().text().stream().anyMatch(l -> l.contains(words)),
                () -> "'" + words + "' is not said; " + boot.where());
    }
}
