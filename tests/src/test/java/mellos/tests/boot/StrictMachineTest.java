package mellos.tests.boot;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Bochs: it faults on what QEMU lets pass, and has x2APIC and the TSC deadline. */
@Tag("bochs")
@Execution(ExecutionMode.CONCURRENT)
class StrictMachineTest {
    @BootTest(cpus = 2, bochs = true, timeoutSeconds = 300)
    void twoProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @Tag("long")
    @BootTest(cpus = 4, bochs = true, timeoutSeconds = 600)
    void fourProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @Tag("long")
    @BootTest(cpus = 8, bochs = true, timeoutSeconds = 900)
    void eightProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @Tag("long")
    @BootTest(cpus = 2, bochs = true, append = "xapic", timeoutSeconds = 300)
    void withoutX2apic(Boot boot) {
        boot.assertHealthy();
    }
}
