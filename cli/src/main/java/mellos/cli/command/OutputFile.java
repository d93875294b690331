package mellos.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import mellos.cli.UsageError;

/** Checks of files named on the command line, before work is put into them. */
final class OutputFile {
    private OutputFile() {}

    /** @throws UsageError if nothing can be written there */
    static Path writable(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (Files.isDirectory(absolute)) {
            throw new UsageError(file + " is a folder: a file name is needed");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageError("the folder of " + file + " does not exist");
        }
        if (!Files.isWritable(folder) || Files.exists(absolute) && !Files.isWritable(absolute)) {
            throw new UsageError(file + " cannot be written");
        }
        return absolute;
    }

    /** @throws UsageError if there is no such file to read */
    static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageError(file
                    + (Files.isDirectory(file)
                            ? " is a folder: a file is needed"
                            : Files.exists(file) ? " cannot be read" : " does not exist"));
        }
        return file.toAbsolutePath();
    }
}
