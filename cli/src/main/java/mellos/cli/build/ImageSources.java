package mellos.cli.build;

import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;

/** The modules of this tree that go into images. */
public record ImageSources(SourceModule magic, SourceModule runtime, SourceModule kernel, SourceModule hosted) {
    public static ImageSources of(Tree tree) {
        SourceModule magic = module(tree, "magic", List.of());
        SourceModule runtime = module(tree, "runtime", List.of(magic));
        return new ImageSources(magic, runtime, module(tree, "kernel", List.of(runtime)), module(tree, "hosted", List.of(runtime)));
    }

    private static SourceModule module(Tree tree, String name, List<SourceModule> dependencies) {
        return new SourceModule(name, List.of(tree.at(name + "/src/main/java")), List.of(tree.at("pom.xml"), tree.at(name + "/pom.xml")), dependencies);
    }

    /** Assembly of a platform module. */
    public static Path assembly(Tree tree, String name) {
        return tree.at(name + "/src/main/asm");
    }
}
