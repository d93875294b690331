package mellos.tests.compare;

import static mellos.tests.compare.HeapMode.USUAL;
import static mellos.tests.compare.HeapMode.everyNth;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.compiler.llvm.Profile;
import mellos.tests.generate.ProgramGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random programs print the same on HotSpot and as hosted images, also where they collect all the time. */
@Tag("guest")
class RandomProgramsTest {
    private static final Tree TREE = Tree.here();

    @Test
    void theSameSeedGivesTheSameProgram() {
        assertEquals(ProgramGenerator.source("R", 42, 10), ProgramGenerator.source("R", 42, 10));
    }

    @TestFactory
    @Tag("image")
    Stream<DynamicTest> few() {
        return tests(RandomCorpus.of(TREE, "random-few", 1, 6), Profile.DEVELOPMENT, USUAL, everyNth(17));
    }

    @TestFactory
    @Tag("image")
    @Tag("long")
    Stream<DynamicTest> many() {
        return tests(RandomCorpus.of(TREE, "random-many", 1000, 60), Profile.DEVELOPMENT, USUAL, everyNth(3));
    }

    @TestFactory
    @Tag("image")
    @Tag("long")
    Stream<DynamicTest> optimised() {
        Corpus corpus = RandomCorpus.of(TREE, "random-optimised", 5000, 20);
        return tests(corpus, Profile.RELEASE, USUAL, everyNth(17), everyNth(3), everyNth(1));
    }

    private static Stream<DynamicTest> tests(Corpus corpus, Profile profile, HeapMode... modes) {
        Comparison comparison = new Comparison(TREE, corpus, profile, corpus.name());
        return Stream.of(modes)
                .flatMap(mode -> corpus.programs(List.of()).stream()
                        .map(p -> DynamicTest.dynamicTest(
                                p.name() + ", " + mode, () -> assertEquals("", comparison.difference(p, mode)))));
    }
}
