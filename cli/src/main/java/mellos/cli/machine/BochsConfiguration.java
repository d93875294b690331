package mellos.cli.machine;

import java.nio.file.Path;
import mellos.cli.host.HostProgram;

/** The machine as Bochs wants it described. */
final class BochsConfiguration {
    /** Instructions in a second of the guest's time: few, so that the firmware's waits are short. */
    private static final int INSTRUCTIONS_PER_SECOND = 8_000_000;

    private BochsConfiguration() {}

    static String of(Path iso, int processors, int memoryMiB, Path folder) {
        return """
            plugin_ctrl: unmapped=1, biosdev=1, extfpuirq=1, serial=1
            config_interface: textconfig
            display_library: rfb, options="timeout=0"
            memory: guest=%1$d, host=%1$d
            romimage: file=%2$s
            vgaromimage: file=%3$s
            cpu: model=corei7_skylake_x, count=%4$d:1:1, ips=%5$d, reset_on_triple_fault=0
            clock: sync=none, time0=1767225600
            pci: enabled=1, chipset=i440fx
            ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
            ata0-master: type=cdrom, path="%6$s", status=inserted
            boot: cdrom
            com1: enabled=1, mode=file, dev="%7$s/serial.log"
            log: "%7$s/bochs.log"
            logprefix: %%t%%e%%d
            sound: waveoutdrv=dummy
            panic: action=fatal
            error: action=report
            info: action=ignore
            debug: action=ignore
            """.formatted(
                        memoryMiB,
                        HostProgram.BOCHS_BIOS.command(),
                        HostProgram.VGABIOS.command(),
                        processors,
                        INSTRUCTIONS_PER_SECOND,
                        iso,
                        folder);
    }
}
