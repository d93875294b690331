package mellos.cli.machine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine to be emulated.
 *
 * @param bootPath decides whether {@code image} is an ELF file or an ISO
 * @param image what it boots
 * @param processors 1 to 255
 * @param topology further parts of QEMU's {@code -smp}, such as {@code sockets=2,cores=2,threads=1}; may be empty
 * @param memoryMiB at least 16
 * @param type QEMU's {@code -machine}
 * @param processorModel QEMU's {@code -cpu}
 * @param commandLine the kernel's; for an ISO it stands in the ISO
 * @param countedInstructions {@code -icount shift=0,sleep=off}: time is what the instructions took, every run the same
 * @param log where QEMU writes what {@code -d int,cpu_reset} says
 */
public record EmulatedMachine(
        BootPath bootPath,
        Path image,
        int processors,
        String topology,
        int memoryMiB,
        String type,
        String processorModel,
        String commandLine,
        boolean countedInstructions,
        Optional<Path> log) {
    /** The machine of {@code ./mellos run} without options. */
    public static EmulatedMachine booting(Path elf) {
        return new EmulatedMachine(BootPath.PVH, elf, 4, "", 512, "pc", "max", "", false, Optional.empty());
    }

    public EmulatedMachine withImage(BootPath path, Path newImage) {
        return new EmulatedMachine(
                path,
                newImage,
                processors,
                topology,
                memoryMiB,
                type,
                processorModel,
                commandLine,
                countedInstructions,
                log);
    }

    public EmulatedMachine withProcessors(int count, String newTopology) {
        return new EmulatedMachine(
                bootPath,
                image,
                count,
                newTopology,
                memoryMiB,
                type,
                processorModel,
                commandLine,
                countedInstructions,
                log);
    }

    public EmulatedMachine withMemory(int mebibytes) {
        return new EmulatedMachine(
                bootPath,
                image,
                processors,
                topology,
                mebibytes,
                type,
                processorModel,
                commandLine,
                countedInstructions,
                log);
    }

    public EmulatedMachine withModel(String newType, String newProcessorModel) {
        return new EmulatedMachine(
                bootPath,
                image,
                processors,
                topology,
                memoryMiB,
                newType,
                newProcessorModel,
                commandLine,
                countedInstructions,
                log);
    }

    public EmulatedMachine withCommandLine(String line) {
        return new EmulatedMachine(
                bootPath, image, processors, topology, memoryMiB, type, processorModel, line, countedInstructions, log);
    }

    public EmulatedMachine counted() {
        return new EmulatedMachine(
                bootPath, image, processors, topology, memoryMiB, type, processorModel, commandLine, true, log);
    }

    public EmulatedMachine withLog(Path file) {
        return new EmulatedMachine(
                bootPath,
                image,
                processors,
                topology,
                memoryMiB,
                type,
                processorModel,
                commandLine,
                countedInstructions,
                Optional.of(file));
    }
}
