package mellos.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.dump.DumpFile;
import mellos.doctor.dump.LiveMachine;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.machine.Autopsy;
import mellos.doctor.machine.Pathologist;

/**
 * The doctor for a machine that stands still: opens its memory in place of reading its log. The way in for programs.
 *
 * @param kernel the kernel's image, for names and to compare its code with
 * @param log of the same run: it knows which vector came first, which no dump has
 */
public record MachineDoctor(Optional<Path> kernel, List<Path> log) {

    public MachineDoctor {
        log = List.copyOf(log);
    }

    /** Reads a dump. */
    public Autopsy open(Path dump) throws BadInputException {
        return examine(() -> DumpFile.read(dump));
    }

    /** Examines a machine that was read already. */
    public Autopsy examine(MachineDump dump) throws BadInputException {
        return examine(() -> dump);
    }

    /** Takes a dump from a QEMU and leaves the machine as it was. @param socket of QMP */
    public Autopsy connect(String socket) throws BadInputException {
        return withFolder(folder -> {
            try (LiveMachine machine = LiveMachine.connect(socket)) {
                return examine(() -> machine.dump(folder.resolve("dump")));
            }
        });
    }

    /** What may fail to be read. */
    private interface Source {
        MachineDump read() throws IOException;
    }

    private interface InFolder {
        Autopsy examine(Path folder) throws IOException, BadInputException;
    }

    private static Autopsy withFolder(InFolder task) throws BadInputException {
        try {
            Path folder = Files.createTempDirectory("mellos-doctor");
            try {
                return task.examine(folder);
            } finally {
                Files.deleteIfExists(folder.resolve("dump"));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private Autopsy examine(Source source) throws BadInputException {
        try {
            Optional<Pathologist.Known> known = known();
            Optional<KernelImage> image =
                    kernel.isPresent() ? Optional.of(KernelImage.read(kernel.get())) : Optional.empty();
            return Pathologist.examine(source.read(), image, known);
        } catch (UncheckedIOException e) {
            throw new BadInputException(e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private Optional<Pathologist.Known> known() throws BadInputException {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        Diagnosis diagnosis = Doctor.diagnose(new DoctorInput(log, kernel, Optional.empty()));
        return diagnosis
                .chain()
                .map(FaultChain::origin)
                .filter(each -> each.vector() != Delivery.UNNAMED)
                .flatMap(each -> each.ip() instanceof Value.Known rip
                        ? Optional.of(new Pathologist.Known(each.vector(), rip.number()))
                        : Optional.empty());
    }
}
