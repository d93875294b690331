package mellos.doctor.command;

import java.nio.file.Path;
import java.util.Optional;
import mellos.doctor.BadInputException;
import mellos.doctor.MachineDoctor;
import mellos.doctor.machine.Autopsy;
import picocli.CommandLine.Option;

/** The options that name a machine which stands still, in place of its log. */
final class DumpOptions {
    @Option(
            names = "--dump",
            paramLabel = "FILE",
            description = "the dead machine's memory, as QEMU's dump-guest-memory writes it (ELF core, or kdump-zlib)")
    private Optional<Path> dump = Optional.empty();

    @Option(
            names = "--connect",
            paramLabel = "SOCKET",
            description =
                    "the QMP socket of a QEMU that stands still (-no-reboot -no-shutdown -qmp unix:SOCKET,server=on,wait=off)")
    private Optional<String> socket = Optional.empty();

    boolean areGiven() {
        return dump.isPresent() || socket.isPresent();
    }

    Autopsy examine(MachineDoctor doctor) throws BadInputException {
        if (dump.isPresent() && socket.isPresent()) {
            throw new BadInputException("--dump and --connect each name a machine: give one of them");
        }
        return dump.isPresent() ? doctor.open(dump.get()) : doctor.connect(socket.orElseThrow());
    }
}
