package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import mellos.cli.Tree;
import mellos.cli.host.HostProgram.Need;
import mellos.cli.host.Packages;
import mellos.cli.image.IsoImage;
import mellos.cli.machine.BootPath;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.QemuCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mellos debug}: QEMU halted before its first instruction, gdb attached, Java's lines known. */
@Command(
        name = "debug",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Boots under QEMU halted at the first instruction, with gdb attached. One gdb thread a processor; source lines are Java's.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos debug                          then: break Boot.java:60, continue, backtrace, info threads",
            "  mellos debug --append only=ipc        the kernel's own options as with run",
            "  mellos debug -x script.gdb            gdb reads commands from a file, without a prompt",
            "The serial line goes to build/debug/serial.log."
        })
public final class DebugCommand implements Callable<Integer> {
    @Mixin
    private MachineOptions options;

    @Mixin
    private BuildOptions build;

    @Option(names = "-x", paramLabel = "FILE", description = "gdb commands to run, then leave.")
    private Path script;

    @Option(names = "--dry-run", description = "Print both commands and start nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        Tree tree = Tree.here();
        Path commands = script == null ? null : OutputFile.readable(script);
        Path folder = WorkFolder.created(tree.build("debug"));
        Path elf = dryRun ? build.expectedKernel(tree) : build.kernel(tree);
        if (!dryRun) {
            new Packages(tree.build("apt.log"))
                    .require(options.bootPath() == BootPath.PVH ? Set.of(Need.DEBUG) : Set.of(Need.DEBUG, Need.ISO));
        }
        int port = freePort();
        List<String> qemu = qemu(elf, folder, port);
        List<String> gdb = GdbCommand.of(tree, elf, port, commands);
        if (dryRun) {
            System.out.println(QemuCommand.shellText(qemu));
            System.out.println(QemuCommand.shellText(gdb));
            return 0;
        }
        return attach(qemu, gdb);
    }

    private List<String> qemu(Path elf, Path folder, int port) {
        List<String> qemu = new ArrayList<>(List.of("setsid"));
        qemu.addAll(QemuCommand.of(machine(elf, folder), "file:" + folder.resolve("serial.log")));
        qemu.addAll(List.of("-S", "-gdb", "tcp:127.0.0.1:" + port));
        return qemu;
    }

    private EmulatedMachine machine(Path elf, Path folder) {
        if (options.bootPath() == BootPath.PVH) {
            return options.machine(elf, options.commandLine());
        }
        Path iso = folder.resolve("mellos.iso");
        return options.machine(
                dryRun ? iso : IsoImage.make(elf, options.commandLine(), folder.resolve("iso"), iso),
                options.commandLine());
    }

    /**
     * QEMU runs in a session of its own, so that Ctrl-C interrupts the guest through gdb instead of killing it; the
     * script made this process ignore it.
     */
    private static int attach(List<String> qemu, List<String> gdb) throws InterruptedException {
        try {
            Process machine = new ProcessBuilder(qemu)
                    .inheritIO()
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(machine::destroyForcibly));
            int status = new ProcessBuilder(gdb).inheritIO().start().waitFor();
            machine.destroyForcibly().waitFor();
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
