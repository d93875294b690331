package mellos.tests.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.compiler.llvm.Profile;
import mellos.compiler.model.UncheckedClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loops whose checks have been proven away, as an optimiser may, collecting a hundred times each: without the walk that
 * keeps bases alive the collector frees arrays that are in use, with it none.
 */
@Tag("guest")
@Tag("image")
class LostReferencesTest {
    private static final GuestProgram FORMS = new GuestProgram("language", "LoopForms");
    private static final HeapMode OFTEN = HeapMode.everyNth(101);

    /**
     * Addresses before the array, made by strength reduction and, in the column, by hoisting. The other forms'
     * addresses stay inside their arrays, or the base stays in a register that nothing else needs.
     */
    private static final Set<String> LOST =
            Set.of("knapsack", "references", "longs", "bytes", "busy column", "chosen once");

    private final Corpus corpus = Corpus.of(Tree.here());

    @Test
    void withTheWalkNothingIsLost() {
        assertEquals(Set.of(), different(image(true), OFTEN));
    }

    @Test
    void withoutTheWalkArraysInUseAreLost() {
        assertEquals(new TreeSet<>(LOST), different(image(false), OFTEN));
    }

    /** What differs then is the collector's doing. */
    @Test
    void withoutTheWalkAndWithoutCollectionsNothingIsLost() {
        assertEquals(Set.of(), different(image(false), HeapMode.USUAL));
    }

    private Path image(boolean keepsBases) {
        try (BuildProgress progress = new BuildProgress()) {
            return new Images(Tree.here(), Profile.RELEASE, progress)
                    .leavingChecksOut(new UncheckedClass(FORMS.className(), keepsBases))
                    .hosted(
                            "loop-forms-" + (keepsBases ? "kept" : "unkept"),
                            Corpus.mainClass(FORMS),
                            corpus.classPath());
        }
    }

    /** Names of the forms whose results are not HotSpot's. */
    private Set<String> different(Path image, HeapMode mode) {
        List<String> expected = GuestProcess.onHotSpot(corpus, FORMS.group()).of(FORMS);
        Transcript mellos = GuestProcess.hosted(image, FORMS, mode);
        assertEquals("", mellos.ending());
        List<String> found = mellos.of(FORMS);
        assertEquals(expected.size(), found.size(), found::toString);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                names.add(expected.get(i).replaceAll(" -?[0-9]+ ?$", ""));
            }
        }
        return names;
    }
}
