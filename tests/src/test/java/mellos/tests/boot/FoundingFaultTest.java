package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.cli.machine.BootPath;
import mellos.cli.serial.SerialLine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The fault that this project started from: an application processor without EFER.NXE meets page tables with the
 * no-execute bit. Both halves of its fix are switched off in turn, and each brings its failure back; with both in place
 * nothing is left of it.
 */
@Execution(ExecutionMode.CONCURRENT)
class FoundingFaultTest {
    /**
     * The command of the report, with a status that can be checked: every marker, no wrong APIC id, a tick on each
     * processor, no exception.
     */
    @BootTest(path = BootPath.BIOS_ISO, memoryMiB = 2048)
    void curedWithBothHalves(Boot boot) {
        boot.assertHealthy();
        assertTrue(boot.report().tasks().stream().anyMatch(t -> t.text("phase").equals("4")), "tasks of phase 4 ran");
        assertTrue(boot.report().tasks().stream().anyMatch(t -> t.text("phase").equals("5")), "tasks of phase 5 ran");
    }

    @BootTest(append = "fix.trampoline=off fix.mirror=off")
    void backWithoutBothHalves(Boot boot) {
        assertFailsFor(boot, "NXE");
    }

    @BootTest(append = "fix.trampoline=off")
    void backWithoutTheTrampolinesHalf(Boot boot) {
        assertFailsFor(boot, "NXE");
    }

    /**
     * Without its mirror a processor keeps CR0.WP and more from reset: QEMU enforces none of it, so the comparison has
     * to name it.
     */
    @BootTest(append = "fix.mirror=off")
    void backWithoutTheMirror(Boot boot) {
        assertFailsFor(boot, "WP");
    }

    @Tag("bochs")
    @Tag("long")
    @BootTest(append = "fix.trampoline=off", bochs = true, cpus = 2, timeoutSeconds = 300)
    void backOnTheStrictMachineToo(Boot boot) {
        assertFailsFor(boot, "NXE");
    }

    /** No processor but the first comes online, each says why, and the machine goes on without them. */
    private static void assertFailsFor(Boot boot, String bit) {
        assertTrue(
                boot.report().end().isPresent(),
                () -> "the machine did not go on: " + boot.verdict().text() + "; " + boot.where());
        for (SerialLine p : boot.report().lines("processor")) {
            if (p.number("index") > 0) {
                assertEquals("failed", p.text("state"), () -> "processor " + p.text("index") + "; " + boot.where());
                assertTrue(
                        p.text("cause").contains(bit),
                        () -> "processor " + p.text("index") + " names " + bit + " as the cause: " + p.text("cause"));
            }
        }
        assertEquals(
                boot.processors() - 1,
                boot.report().lines("processor").stream()
                        .filter(p -> p.text("state").equals("failed"))
                        .count(),
                boot::where);
    }
}
