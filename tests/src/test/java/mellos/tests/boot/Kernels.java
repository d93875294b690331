package mellos.tests.boot;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.Tree;
import mellos.cli.build.BuildProgress;
import mellos.cli.build.Images;
import mellos.cli.build.IsoImage;
import mellos.compiler.llvm.Profile;

/** The kernel under test and its ISOs, each built once for all tests. */
final class Kernels {
    private static final Tree TREE = Tree.here();
    private static final Map<String, Path> ISOS = new TreeMap<>();
    private static Path elf;

    private Kernels() {
    }

    /** The kernel with its test tasks. */
    static synchronized Path elf() {
        if (elf == null) {
            try (BuildProgress progress = new BuildProgress()) {
                elf = new Images(TREE, Profile.DEVELOPMENT, progress).kernel();
            }
        }
        return elf;
    }

    /** A CD with this kernel command line. */
    static synchronized Path iso(String commandLine) {
        return ISOS.computeIfAbsent(commandLine, line -> {
            Path folder = runs("iso-" + ISOS.size());
            folder.toFile().mkdirs();
            return IsoImage.make(elf(), line, folder.resolve("content"), folder.resolve("mellos.iso"));
        });
    }

    /** A folder for what a run leaves behind. */
    static Path runs(String name) {
        return TREE.build("runs").resolve(name);
    }
}
