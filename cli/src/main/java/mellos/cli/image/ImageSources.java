package mellos.cli.image;

import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;

/**
 * The modules of this tree that go into images.
 *
 * @param selftest the kernel with its self tests; no other image has it
 */
public record ImageSources(
        SourceModule magic, SourceModule runtime, SourceModule kernel, SourceModule selftest, SourceModule hosted) {
    public static ImageSources of(Tree tree) {
        SourceModule magic = module(tree, "magic", List.of());
        SourceModule runtime = module(tree, "runtime", List.of(magic));
        SourceModule kernel = module(tree, "kernel", List.of(runtime));
        SourceModule selftest = module(tree, "selftest", List.of(kernel));
        return new ImageSources(magic, runtime, kernel, selftest, module(tree, "hosted", List.of(runtime)));
    }

    private static SourceModule module(Tree tree, String name, List<SourceModule> dependencies) {
        return new SourceModule(
                name,
                List.of(tree.at(name + "/src/main/java")),
                List.of(tree.at("pom.xml"), tree.at(name + "/pom.xml")),
                dependencies);
    }

    /** Assembly of a platform module. */
    public static Path assembly(Tree tree, String name) {
        return tree.at(name + "/src/main/asm");
    }
}
