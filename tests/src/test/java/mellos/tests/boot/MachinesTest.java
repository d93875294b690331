package mellos.tests.boot;

import mellos.cli.machine.BootPath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The machine matrix: numbers of processors, ways to boot, processor models, gaps in the APIC ids, little and much
 * memory.
 */
@Execution(ExecutionMode.CONCURRENT)
class MachinesTest {
    @BootTest(cpus = 1)
    void oneProcessor(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 2)
    void twoProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 3)
    void threeProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 4)
    void fourProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 8)
    void eightProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 16, memoryMiB = 512)
    void sixteenProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @Tag("long")
    @BootTest(cpus = 64, memoryMiB = 1024, timeoutSeconds = 300)
    void sixtyFourProcessors(Boot boot) {
        boot.assertHealthy();
    }

    @Tag("long")
    @BootTest(cpus = 255, memoryMiB = 2048, timeoutSeconds = 600)
    void allProcessorsThatXapicCanName(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(path = BootPath.BIOS_ISO)
    void isoUnderBios(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(path = BootPath.UEFI_ISO, timeoutSeconds = 180)
    void isoUnderUefi(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpu = "qemu64")
    void qemu64(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(machine = "q35")
    void q35(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 6, topology = "sockets=2,cores=3,threads=1")
    void gapsBetweenApicIds(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(cpus = 5, topology = "sockets=1,cores=5,threads=1,maxcpus=5")
    void oddNumberOfCores(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(memoryMiB = 64)
    void littleMemory(Boot boot) {
        boot.assertHealthy();
    }

    @BootTest(memoryMiB = 4096)
    void memoryAboveFourGibibytes(Boot boot) {
        boot.assertHealthy();
    }
}
