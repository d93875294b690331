package mellos.runtime.file;

import java.io.File;
import java.util.concurrent.ThreadLocalRandom;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.io.File.TempDirectory}: names need not be hard to guess where all files are the program's own. */
@Substitute("java.io.File$TempDirectory")
final class Target_java_io_File_TempDirectory {
    private Target_java_io_File_TempDirectory() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    static File location() {
        return new File(System.getProperty("java.io.tmpdir"));
    }

    @Replace
    static File generateFile(String prefix, String suffix, File folder) {
        String number = Long.toUnsignedString(ThreadLocalRandom.current().nextLong());
        return new File(folder, new File(prefix).getName() + number + suffix);
    }
}
