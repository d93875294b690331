package mellos.tests.compare;

import static mellos.tests.compare.HeapMode.USUAL;
import static mellos.tests.compare.HeapMode.everyNth;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each guest program prints as a hosted image, of both profiles, what it prints on HotSpot; also where it collects all
 * the time, with what is freed overwritten.
 */
@Tag("guest")
@Tag("image")
class HotSpotComparisonTest {
    /** Each collection reads its stack of megabytes: at every 101st allocation that takes two minutes. */
    private static final String DEEP = "language/DeepRecursion";

    @TestFactory
    Stream<DynamicTest> development() {
        return tests(Profile.DEVELOPMENT, USUAL);
    }

    @TestFactory
    Stream<DynamicTest> collectingOften() {
        return tests(Profile.DEVELOPMENT, everyNth(101));
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> collectingAllTheTime() {
        return tests(Profile.DEVELOPMENT, everyNth(17), everyNth(3), everyNth(1));
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> release() {
        return tests(Profile.RELEASE, USUAL, everyNth(17), everyNth(3), everyNth(1));
    }

    private static Stream<DynamicTest> tests(Profile profile, HeapMode... modes) {
        Tree tree = Tree.here();
        Corpus corpus = Corpus.of(tree);
        Comparison comparison = new Comparison(tree, corpus, profile, corpus.name());
        return Stream.of(modes)
                .flatMap(mode -> corpus.programs(List.of()).stream()
                        .filter(p -> mode.equals(USUAL) || !p.toString().equals(DEEP))
                        .map(p -> DynamicTest.dynamicTest(
                                p + ", " + mode, () -> assertEquals("", comparison.difference(p, mode)))));
    }
}
