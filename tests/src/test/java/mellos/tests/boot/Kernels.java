package mellos.tests.boot;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.cli.image.IsoImage;
import mellos.compiler.llvm.Profile;

/** The kernels under test, their ISOs and processes of Linux, each built once for all tests. */
final class Kernels {
    private static final Tree TREE = Tree.here();
    private static final Map<String, Path> ELFS = new TreeMap<>();
    private static final Map<String, Path> HOSTED = new TreeMap<>();
    private static final Map<String, Path> ISOS = new TreeMap<>();

    private Kernels() {}

    /** The kernel with its self tests. */
    static Path elf() {
        return elf(BootTest.SelfTests.class, Profile.DEVELOPMENT);
    }

    /** The kernel that runs this program: a class of the tests, and the classes beside it that it needs. */
    static synchronized Path elf(Class<?> main, Profile profile) {
        return ELFS.computeIfAbsent(main.getName() + "-" + profile, _ -> build(main, profile));
    }

    private static Path build(Class<?> main, Profile profile) {
        try (BuildProgress progress = new BuildProgress()) {
            Images images = new Images(TREE, profile, progress);
            return main == BootTest.SelfTests.class
                    ? images.kernel()
                    : images.kernel(main.getName(), main.getName(), List.of(folderOf(main)));
        }
    }

    /** The process of Linux that runs this program. */
    static synchronized Path hosted(Class<?> main, Profile profile) {
        return HOSTED.computeIfAbsent(main.getName() + "-" + profile, _ -> {
            try (BuildProgress progress = new BuildProgress()) {
                return new Images(TREE, profile, progress)
                        .hosted(main.getName() + "-hosted", main.getName(), List.of(folderOf(main)));
            }
        });
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from nowhere that can be named", e);
        }
    }

    /** A CD with this kernel and this command line. */
    static synchronized Path iso(Path elf, String commandLine) {
        return ISOS.computeIfAbsent(elf.getFileName() + " " + commandLine, _ -> {
            Path folder = runs("iso-" + ISOS.size());
            folder.toFile().mkdirs();
            return IsoImage.make(elf, commandLine, folder.resolve("content"), folder.resolve("mellos.iso"));
        });
    }

    /** A folder for what a run leaves behind. */
    static Path runs(String name) {
        return TREE.build("runs").resolve(name);
    }
}
