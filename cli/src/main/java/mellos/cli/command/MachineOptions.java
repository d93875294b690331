package mellos.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import mellos.cli.UsageError;
import mellos.cli.machine.BootPath;
import mellos.cli.machine.EmulatedMachine;
import picocli.CommandLine.Option;

/** Which machine to emulate: the options that all commands with a machine share. */
final class MachineOptions {
    @Option(
            names = "--cpus",
            paramLabel = "N",
            defaultValue = "4",
            converter = ProcessorCount.Converter.class,
            description = "Processors, 1 to 255 (default: ${DEFAULT-VALUE}).")
    private ProcessorCount processors;

    @Option(
            names = "--topology",
            paramLabel = "PARTS",
            defaultValue = "",
            description =
                    "Further parts of QEMU's -smp, such as sockets=2,cores=3,threads=1; gaps in the APIC ids come from odd ones.")
    private String topology;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "512M",
            converter = MemorySize.Converter.class,
            description = "Memory, such as 64M or 4G (default: ${DEFAULT-VALUE}).")
    private MemorySize memory;

    @Option(
            names = "--machine",
            paramLabel = "TYPE",
            defaultValue = "pc",
            description = "QEMU's machine type: pc, q35 (default: ${DEFAULT-VALUE}).")
    private String type;

    @Option(
            names = "--cpu",
            paramLabel = "MODEL",
            defaultValue = "max",
            description = "QEMU's processor model: max, qemu64, … (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(
            names = "--append",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "Kernel command line; after a lone -- the program's arguments.")
    private String commandLine;

    @Option(names = "--icount", description = "Time is counted in instructions: slower, and every run is the same.")
    private boolean counted;

    @Option(names = "--iso", description = "Boot a CD image through GRUB instead of the ELF file.")
    private boolean iso;

    @Option(names = "--uefi", description = "Boot the CD image under UEFI firmware.")
    private boolean uefi;

    BootPath bootPath() {
        return uefi ? BootPath.UEFI_ISO : iso ? BootPath.BIOS_ISO : BootPath.PVH;
    }

    String commandLine() {
        return commandLine;
    }

    /** @param image ELF file or ISO, as {@link #bootPath()} wants it */
    EmulatedMachine machine(Path image, String wholeCommandLine) {
        if (!topology.matches("[a-z0-9=,]*")) {
            throw new UsageError("'" + topology + "' is no topology such as sockets=2,cores=2");
        }
        return new EmulatedMachine(
                bootPath(),
                image,
                processors.count(),
                topology,
                memory.mebibytes(),
                named("machine type", type),
                named("processor model", model),
                wholeCommandLine,
                counted,
                Optional.empty());
    }

    private static String named(String what, String value) {
        if (!value.matches("[A-Za-z0-9_.,=+-]+")) {
            throw new UsageError("'" + value + "' is no " + what);
        }
        return value;
    }
}
