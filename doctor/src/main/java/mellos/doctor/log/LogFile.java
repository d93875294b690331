package mellos.doctor.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log to read: its name for messages, and how to open it. */
public record LogFile(String name, Opener opener) {

    /** Opens the bytes of a log; each call from the start. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    public static LogFile of(Path path) {
        return new LogFile(path.toString(), () -> Files.newInputStream(path));
    }
}
