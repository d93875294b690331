package mellos.tests.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mellos.cli.Tree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The guest programs themselves: on HotSpot they end well and print the same in every run, or a comparison would mean
 * nothing.
 */
@Tag("guest")
class GuestProgramsTest {
    @TestFactory
    List<DynamicTest> groupsAreRepeatable() {
        Corpus corpus = Corpus.of(Tree.here());
        return corpus.groups().stream()
                .map(g -> DynamicTest.dynamicTest(g, () -> repeatable(corpus, g)))
                .toList();
    }

    private static void repeatable(Corpus corpus, String group) {
        Transcript first = GuestProcess.onHotSpot(corpus, group);
        Transcript second = GuestProcess.onHotSpot(corpus, group);
        assertEquals("", first.ending());
        for (GuestProgram p : corpus.programs(group)) {
            assertEquals(
                    "", Transcript.difference(first.of(p), second.of(p)), p + " prints something else in a second run");
            assertFalse(first.of(p).isEmpty(), p + " prints nothing");
            assertTrue(
                    first.of(p).stream().noneMatch(l -> l.startsWith("** left by")),
                    () -> p + " fails on HotSpot: " + first.of(p).getLast());
        }
    }

    @Test
    void aDifferenceNamesTheFirstLineThatDiffers() {
        assertEquals("", Transcript.difference(List.of("a", "b"), List.of("a", "b")));
        assertTrue(Transcript.difference(List.of("a", "b"), List.of("a", "c")).contains("line 2"));
        assertTrue(Transcript.difference(List.of("a", "b"), List.of("a")).contains("(no more lines)"));
        assertTrue(Transcript.difference(List.of(), List.of("x")).startsWith("line 1"));
    }

    @Test
    void filtersTakeGroupAndName() {
        GuestProgram p = new GuestProgram("bytecode", "Switches");
        assertTrue(p.fits("Switches"));
        assertTrue(p.fits("Sw*"));
        assertTrue(p.fits("bytecode/*"));
        assertFalse(p.fits("language/*"));
        assertFalse(p.fits("Switch"));
    }
}
