package mellos.cli.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mellos.cli.host.HostProgram;

/** The QEMU command line for a machine. Its serial line is the process' standard input and output. */
public final class QemuCommand {
    private QemuCommand() {}

    /** @param serial what follows {@code -serial} */
    public static List<String> of(EmulatedMachine machine, String serial) {
        List<String> command = new ArrayList<>(List.of(HostProgram.QEMU.command(), "-nodefaults", "-no-user-config"));
        addProcessors(command, machine);
        add(command, "-m", machine.memoryMiB() + "M");
        addBoot(command, machine);
        add(command, "-display", "none");
        add(command, "-monitor", "none");
        add(command, "-serial", serial);
        add(command, "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04");
        command.add("-no-reboot");
        machine.log().ifPresent(log -> {
            add(command, "-d", "int,cpu_reset");
            add(command, "-D", log.toString());
        });
        return command;
    }

    private static void addProcessors(List<String> command, EmulatedMachine machine) {
        add(command, "-machine", machine.type());
        add(command, "-accel", machine.countedInstructions() ? "tcg,thread=single" : "tcg,thread=multi");
        if (machine.countedInstructions()) {
            add(command, "-icount", "shift=0,sleep=off");
            add(command, "-rtc", "base=2026-01-01,clock=vm");
        }
        add(command, "-cpu", machine.processorModel());
        add(command, "-smp", machine.processors() + (machine.topology().isEmpty() ? "" : "," + machine.topology()));
    }

    private static void addBoot(List<String> command, EmulatedMachine machine) {
        String image = machine.image().toString();
        switch (machine.bootPath()) {
            case PVH -> {
                add(command, "-kernel", image);
                if (!machine.commandLine().isEmpty()) {
                    add(command, "-append", machine.commandLine());
                }
            }
            case BIOS_ISO -> add(command, "-cdrom", image);
            case UEFI_ISO -> {
                add(command, "-bios", HostProgram.OVMF.command());
                add(command, "-cdrom", image);
            }
        }
    }

    private static void add(List<String> command, String option, String value) {
        command.add(option);
        command.add(value);
    }

    /** As one would type it. */
    public static String shellText(List<String> command) {
        return command.stream()
                .map(w -> w.matches("[A-Za-z0-9_./:=,+@%-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
