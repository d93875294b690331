package mellos.runtime.locale;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mellos.magic.BuildTime;

/** The time zones of the JDK that builds: its {@code tzdb.dat}. */
@BuildTime
final class ZoneData {
    private static final byte[] BYTES = read();

    private ZoneData() {}

    static DataInputStream open() {
        return new DataInputStream(new ByteArrayInputStream(BYTES));
    }

    private static byte[] read() {
        Path file = Path.of(System.getProperty("java.home"), "lib", "tzdb.dat");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + ": the time zones cannot be read: " + e.getMessage(), e);
        }
    }
}
