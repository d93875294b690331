package mellos.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor may look at.
 *
 * @param logs the emulator's log, or one file per processor thread ({@code -d …,tid -D log.%d}); at least one
 * @param kernel the kernel's ELF image, for names, lines and instructions
 * @param serial what the guest printed
 */
public record DoctorInput(List<Path> logs, Optional<Path> kernel, Optional<Path> serial) {

    public DoctorInput {
        logs = List.copyOf(logs);
    }

    /** One log and nothing else. */
    public static DoctorInput of(Path log) {
        return new DoctorInput(List.of(log), Optional.empty(), Optional.empty());
    }
}
