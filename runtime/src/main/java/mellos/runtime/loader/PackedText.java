package mellos.runtime.loader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that the compiler packed as text: a character for each byte. Generated classes call this. */
final class PackedText {
    private PackedText() {}

    static InputStream open(String[] parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            bytes.writeBytes(part.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
