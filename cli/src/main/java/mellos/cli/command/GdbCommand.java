package mellos.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mellos.cli.Tree;
import mellos.cli.host.HostProgram;

/** The command line of a gdb that knows the kernel and its sources, and attaches to QEMU. */
final class GdbCommand {
    private static final List<String> SETTINGS = List.of(
            "set confirm off", "set pagination off", "set architecture i386:x86-64", "set tcp connect-timeout 20");

    private GdbCommand() {}

    /** @param commands to run without a prompt; null for none */
    static List<String> of(Tree tree, Path elf, int port, Path commands) {
        List<String> command = new ArrayList<>(List.of(HostProgram.GDB.command(), "-q", elf.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("-ex", setting)));
        for (String module : tree.modules()) {
            command.addAll(List.of("-ex", "directory " + tree.at(module + "/src/main/java")));
        }
        command.addAll(List.of("-ex", "target remote 127.0.0.1:" + port));
        if (commands != null) {
            command.addAll(List.of("-batch", "-x", commands.toString()));
        }
        return command;
    }
}
