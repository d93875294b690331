package mellos.cli.program;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Names for what is made of a program. */
public final class ProgramFiles {
    private static final int SUM_DIGITS = 12;

    private ProgramFiles() {}

    /** A name for the program's image: its own, and a sum that tells it from others of that name. */
    public static String stem(Program program) {
        String path = program.classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
        return fileName(program.name()) + "-" + sum(path + " " + program.mainClass());
    }

    static String stem(String path) {
        return fileName(Path.of(path).getFileName().toString()) + "-" + sum(path);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String sum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SUM_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
