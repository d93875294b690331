package mellos.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.model.UncheckedClass;

/**
 * One image to build.
 *
 * @param platform what the image runs on
 * @param system class folders and jars of the platform, the runtime and magic
 * @param application class folders and jars of the program; may be empty
 * @param mainClass binary name of the class whose main method the image runs; empty if it runs none
 * @param assembly {@code *.S} files
 * @param profile how much time the code generator takes
 * @param output the ELF to write; what a build that fails leaves there is no image
 * @param cache objects of modules whose text has been compiled before
 * @param unchecked a class made without checks, for tests
 * @param listener is told of passes, and of modules as they are compiled
 */
public record BuildRequest(
        ImagePlatform platform,
        List<Path> system,
        List<Path> application,
        Optional<String> mainClass,
        List<Path> assembly,
        Profile profile,
        Path output,
        ObjectCache cache,
        Optional<UncheckedClass> unchecked,
        BuildListener listener) {}
