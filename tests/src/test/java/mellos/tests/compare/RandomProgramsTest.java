package mellos.tests.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;
import mellos.compiler.llvm.Profile;
import mellos.tests.generate.ProgramGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs print the same on HotSpot and as hosted images. A seed names its program: one that failed stays
 * reproducible.
 */
@Tag("guest")
class RandomProgramsTest {
    private static final int METHODS = 60;

    @Test
    void theSameSeedGivesTheSameProgram() {
        assertEquals(ProgramGenerator.source("R", 42, 10), ProgramGenerator.source("R", 42, 10));
    }

    @TestFactory
    @Tag("image")
    List<DynamicTest> few() {
        return tests("random-few", 1, 6, Profile.DEVELOPMENT);
    }

    @TestFactory
    @Tag("image")
    @Tag("long")
    List<DynamicTest> many() {
        return tests("random-many", 1000, 60, Profile.DEVELOPMENT);
    }

    @TestFactory
    @Tag("image")
    @Tag("long")
    List<DynamicTest> optimised() {
        return tests("random-optimised", 5000, 20, Profile.RELEASE);
    }

    private static List<DynamicTest> tests(String name, long firstSeed, int count, Profile profile) {
        Tree tree = Tree.here();
        Path work = tree.build(name);
        ProgramGenerator.write(work.resolve("sources"), tree.at("tests/src/guest/java"), firstSeed, count, METHODS);
        Corpus corpus = Corpus.of(tree, work.resolve("sources"), work);
        Comparison comparison = new Comparison(tree, corpus, profile, name);
        return corpus.programs(List.of()).stream()
                .map(p -> DynamicTest.dynamicTest(p.name(), () -> assertEquals("", comparison.difference(p))))
                .toList();
    }
}
