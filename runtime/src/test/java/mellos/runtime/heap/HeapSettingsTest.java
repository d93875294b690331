package mellos.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.simulated.SimulatedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that means nothing is found, wherever it stands. */
@Isolated("there is one heap")
class HeapSettingsTest {
    private final SimulatedMemory memory = SimulatedObjects.reset().memory();

    private Address text(String text) {
        Address start = memory.allocate(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            start.plus(i).storeByte((byte) text.charAt(i));
        }
        return start;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every=0",
                "every=-1",
                "every=",
                "every=3000000000",
                "heap=",
                "heap=M",
                "heap=12T",
                "heap=1M2",
                "verbos",
                "verbosely",
                "poison=1"
            })
    void aWordThatMeansNothingIsFound(String word) {
        assertEquals(0, HeapSettings.accept(text(word), word.length()));
        String second = "heap=8192G," + word + ",heap=8192G";
        assertEquals("heap=8192G,".length(), HeapSettings.accept(text(second), second.length()));
        int end = HeapSettings.endOfWord(text(second), "heap=8192G,".length(), second.length());
        assertEquals("heap=8192G,".length() + word.length(), end);
    }

    @Test
    void wordsThatMeanSomethingAreAccepted() {
        for (String words : new String[] {"", "heap=8192G", "heap=8192G,", "heap=9999999K,heap=8192G"}) {
            assertEquals(HeapSettings.ALL_ACCEPTED, HeapSettings.accept(text(words), words.length()), words);
        }
    }
}
