package mellos.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.runtime.simulated.SimulatedObjects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings read by their fields, against their methods. */
class LiteralTest {
    @BeforeEach
    void freshMemory() {
        SimulatedObjects.resetStrict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "boot processor", "na\u00efve \u00ff", "\u03c0 and \ud83d\ude00"})
    void charactersAreTheStringsOwn(String text) {
        assertEquals(text.length(), Literal.length(text));
        for (int i = 0; i < text.length(); i++) {
            assertEquals(text.charAt(i), Literal.at(text, i));
        }
    }

    @Test
    void stringsAreTheSameByTheirCharacters() {
        assertTrue(Literal.same("online", new String("online".toCharArray())));
        assertFalse(Literal.same("online", "Online"));
        assertFalse(Literal.same("on", "online"));
        assertFalse(Literal.same("\u0100", "\u0101"));
    }
}
