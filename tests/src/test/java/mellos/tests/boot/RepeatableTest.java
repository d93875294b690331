package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mellos.cli.machine.EmulatedMachine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under counted instructions, two runs of four processors say the same bytes. */
@Tag("boot")
@Tag("image")
class RepeatableTest {
    @Test
    void twoCountedRunsPrintTheSameBytes() {
        Boot first = run("first");
        Boot second = run("second");
        first.assertHealthy();
        assertEquals(
                String.join("\n", first.report().text()),
                String.join("\n", second.report().text()));
    }

    private static Boot run(String name) {
        String folder = "RepeatableTest." + name;
        return Boot.onQemu(
                folder,
                EmulatedMachine.booting(Kernels.elf())
                        .counted()
                        .withLog(Kernels.runs(folder).resolve("qemu-debug.log")),
                180);
    }
}
