package mellos.tests.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import mellos.cli.Tree;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Each guest program prints as a hosted image, of both profiles, what it prints on HotSpot. */
@Tag("guest")
@Tag("image")
class HotSpotComparisonTest {
    @TestFactory
    List<DynamicTest> development() {
        return tests(Profile.DEVELOPMENT);
    }

    @TestFactory
    @Tag("long")
    List<DynamicTest> release() {
        return tests(Profile.RELEASE);
    }

    private static List<DynamicTest> tests(Profile profile) {
        Tree tree = Tree.here();
        Corpus corpus = Corpus.of(tree);
        Comparison comparison = new Comparison(tree, corpus, profile, "guest");
        return corpus.programs(List.of()).stream()
                .map(p -> DynamicTest.dynamicTest(p.toString(), () -> assertEquals("", comparison.difference(p))))
                .toList();
    }
}
