package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.compiler.ImagePlatform;

/** Assembly source files. */
final class AssemblySources {
    private AssemblySources() {}

    /** The assembly source files of a platform's images. */
    static List<Path> of(Tree tree, ImagePlatform platform) {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("magic", "runtime", platform.name().toLowerCase(Locale.ROOT))) {
            Path folder = ImageSources.assembly(tree, module);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.list(folder)) {
                    found.filter(f -> f.toString().endsWith(".S")).sorted().forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return files;
    }
}
