package mellos.cli.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.compiler.BuildRequest;
import mellos.compiler.CompilerIdentity;
import mellos.compiler.ImagePlatform;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.model.UncheckedClass;

/**
 * What an image is made of.
 *
 * @param system class folders of the kernel, or what stands in its place
 * @param application class folders and jars of the program
 * @param mainClass binary name
 * @param assembly source files
 * @param unchecked for tests
 */
record ImageInputs(
        ImagePlatform platform,
        List<Path> system,
        List<Path> application,
        Optional<String> mainClass,
        List<Path> assembly,
        Optional<UncheckedClass> unchecked) {
    /** Stands for all of them, and for the compiler. */
    ImageStamp stamp(Profile profile, String version) {
        List<Path> inputs =
                Stream.of(system, application, assembly).flatMap(List::stream).toList();
        return ImageStamp.of(
                inputs,
                String.join(
                        " ",
                        platform.name(),
                        profile.name(),
                        mainClass.orElse(""),
                        unchecked.map(UncheckedClass::toString).orElse(""),
                        version,
                        CompilerIdentity.current()));
    }

    BuildRequest request(Profile profile, Path image, BuildProgress progress) {
        return new BuildRequest(
                platform,
                system,
                application,
                mainClass,
                assembly,
                profile,
                image,
                ObjectCache.shared(),
                unchecked,
                progress);
    }
}
