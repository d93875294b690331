package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mellos.cli.Tree;
import mellos.compiler.BuildResult;
import mellos.compiler.ImagePlatform;
import mellos.compiler.Pipeline;
import mellos.compiler.llvm.Profile;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.UncheckedClass;
import mellos.compiler.report.ImageReport;

/** Builds images of this tree: sources to class files, class files to one ELF file; nothing where nothing changed. */
public final class Images {
    /** The program of a kernel that is given no other. */
    private static final String TEST_TASKS = "mellos.selftest.TestTasks";

    private final Tree tree;
    private final Profile profile;
    private final BuildProgress progress;
    private final Optional<Path> report;
    private final Optional<UncheckedClass> unchecked;

    public Images(Tree tree, Profile profile, BuildProgress progress) {
        this(tree, profile, progress, Optional.empty(), Optional.empty());
    }

    private Images(
            Tree tree,
            Profile profile,
            BuildProgress progress,
            Optional<Path> report,
            Optional<UncheckedClass> unchecked) {
        this.tree = tree;
        this.profile = profile;
        this.progress = progress;
        this.report = report;
        this.unchecked = unchecked;
    }

    /** As this, but each image is built, also where nothing changed, and what it is made of written to a file. */
    public Images reportingTo(Path file) {
        return new Images(tree, profile, progress, Optional.of(file), unchecked);
    }

    /** As this, but one class is made without checks. For tests. */
    public Images leavingChecksOut(UncheckedClass type) {
        return new Images(tree, profile, progress, report, Optional.of(type));
    }

    /** Where {@link #kernel()} puts the kernel with its test tasks. */
    public static Path kernelFile(Tree tree, Profile profile) {
        return file(tree, "mellos", profile);
    }

    private static Path file(Tree tree, String name, Profile profile) {
        return tree.build("images").resolve(name + "-" + profile.name().toLowerCase(Locale.ROOT) + ".elf");
    }

    /** The kernel with its test tasks. */
    public Path kernel() {
        return build(
                ImagePlatform.KERNEL, ImageSources.of(tree).selftest(), "mellos", Optional.of(TEST_TASKS), List.of());
    }

    /**
     * A kernel that runs a program, without the self tests. @param name of the image file @param mainClass binary
     * name @param application class folders and jars that it is in
     */
    public Path kernel(String name, String mainClass, List<Path> application) {
        return build(ImagePlatform.KERNEL, ImageSources.of(tree).kernel(), name, Optional.of(mainClass), application);
    }

    /** A program of Linux, static. Parameters as of {@link #kernel(String, String, List)}. */
    public Path hosted(String name, String mainClass, List<Path> application) {
        return build(ImagePlatform.HOSTED, ImageSources.of(tree).hosted(), name, Optional.of(mainClass), application);
    }

    private Path build(
            ImagePlatform platform,
            SourceModule module,
            String name,
            Optional<String> mainClass,
            List<Path> application) {
        try (TreeLock _ = TreeLock.acquire(tree.build("images.lock"))) {
            progress.pass("compile sources");
            List<Path> system = new SourceCompiler(tree.build("classes")).compile(module);
            List<Path> assembly = AssemblySources.of(tree, platform);
            return build(
                    new ImageInputs(platform, system, application, mainClass, assembly, unchecked),
                    file(tree, name, profile));
        }
    }

    private Path build(ImageInputs inputs, Path image) {
        ImageStamp stamp = inputs.stamp(profile, tree.version());
        if (report.isEmpty() && stamp.fits(image)) {
            return image;
        }
        try {
            Files.createDirectories(image.getParent());
            compile(inputs, image);
        } catch (BuildError e) {
            throw new BuildFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stamp.write(image);
        return image;
    }

    private void compile(ImageInputs inputs, Path image) throws IOException {
        // The runtime's Version reads it when the build initialises it.
        System.setProperty("mellos.version", tree.version());
        BuildResult result = Pipeline.build(inputs.request(profile, image, progress));
        if (report.isPresent()) {
            Files.writeString(report.get(), ImageReport.of(result.image(), result.program()));
        }
    }
}
