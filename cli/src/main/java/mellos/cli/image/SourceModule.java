package mellos.cli.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources that are compiled together.
 *
 * @param name of the folder that its results go to
 * @param roots folders with {@code .java} files; those that do not exist count as empty
 * @param poms whose compiler flags apply
 * @param dependencies modules it is compiled against, and theirs
 */
public record SourceModule(String name, List<Path> roots, List<Path> poms, List<SourceModule> dependencies) {}
