package mellos.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEditorTest {
    private static final String LEFT = "\033[D";
    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";

    private final LineEditor editor = new LineEditor("> ");
    private final Screen screen = new Screen();

    /** One line of a terminal: what a person sees. */
    private static final class Screen {
        private final StringBuilder line = new StringBuilder();
        private int cursor;

        void show(String text) {
            for (char character : text.toCharArray()) {
                if (character == '\b') {
                    cursor--;
                } else if (character == '\n') {
                    line.setLength(0);
                    cursor = 0;
                } else {
                    while (line.length() <= cursor) {
                        line.append(' ');
                    }
                    line.setCharAt(cursor++, character);
                }
            }
        }

        String text() {
            return line.toString().stripTrailing();
        }
    }

    private List<String> type(String keys) {
        List<String> lines = new ArrayList<>();
        for (char key : keys.toCharArray()) {
            String line = editor.accept(key);
            screen.show(editor.takeOutput());
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "'help', help",
        "hlp, hlp",
        "'helpx\177', help",
        "'hep\033[Dl', help",
        "'elp\001h', help",
        "'hel\001\005p', help",
        "'xhelp\033[H\033[3~', help",
        "'help me\027\177', help",
        "'abc\025help', help",
        "'helpabc\033[D\033[D\033[D\013', help",
        "'xx\003help', help",
        "'h\033OFelp', help",
        "'\033[1~help', help",
        "'\177\177help', help",
    })
    void editsTheLine(String keys, String expected) {
        editor.showPrompt();
        screen.show(editor.takeOutput());
        assertEquals(List.of(), type(keys));
        assertEquals("> " + expected, screen.text());
        assertEquals(List.of(expected), type("\r"));
    }

    @Test
    void goesThroughHistory() {
        type("one\rtwo\rtwo\r");
        assertEquals(List.of("two"), type(UP + "\r"));
        assertEquals(List.of("one"), type(UP + UP + "\r"));
        assertEquals(List.of(""), type(UP + DOWN + "\r"));
        assertEquals(List.of("one"), type(UP + UP + UP + UP + UP + "\r"));
    }

    @Test
    void carriageReturnAndLineFeedAreOneEnd() {
        assertEquals(List.of("a", "b"), type("a\r\nb\n"));
    }

    @Test
    void tooLongALineIsCut() {
        assertEquals(LineEditor.LIMIT, type("x".repeat(300) + "\r").getFirst().length());
    }

    @Test
    void survivesAnyBytesAndShowsWhatItHolds() {
        Random random = new Random(1);
        String keys = "abc \b\177\001\005\013\025\027\033[ABCD~123;HF";
        for (int round = 0; round < 300; round++) {
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                typed.append(keys.charAt(random.nextInt(keys.length())));
            }
            screen.show("\n");
            editor.showPrompt();
            screen.show(editor.takeOutput());
            type(typed.toString());
            type("\033[Zz");
            String shown = screen.text();
            String line = type("\r").getFirst();
            assertEquals(line, shown.substring(Math.min(2, shown.length())).strip());
        }
    }

    @Test
    void unknownCommandsAreNotFound() {
        assertNull(Command.find("HELP"));
        assertNull(Command.find("halp"));
        assertEquals(Command.OFF, Command.find("off"));
    }

    @Test
    void leftAtTheStartStays() {
        assertEquals(List.of("ba"), type("a" + LEFT + LEFT + LEFT + "b\r"));
    }
}
