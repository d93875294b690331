package mellos.kernel.console;

/**
 * One line of input that can be edited: arrows, Home, End, Backspace, Delete and the usual control keys; Up and Down go
 * through earlier lines. Takes the bytes that a terminal sends, gives what is to be written to it. Knows neither port
 * nor task.
 */
final class LineEditor {

    /** Longest line, in characters: longer input is not taken. */
    static final int LIMIT = 200;

    private static final int CONTROL_A = 1;
    private static final int CONTROL_C = 3;
    private static final int CONTROL_D = 4;
    private static final int CONTROL_E = 5;
    private static final int BACKSPACE = 8;
    private static final int TAB = 9;
    private static final int LINE_FEED = 10;
    private static final int CONTROL_K = 11;
    private static final int RETURN = 13;
    private static final int CONTROL_U = 21;
    private static final int CONTROL_W = 23;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    private enum Expect {
        CHARACTER,
        AFTER_ESCAPE,
        IN_SEQUENCE
    }

    private final EditedLine line = new EditedLine();
    private final LineHistory history = new LineHistory();
    private final String prompt;
    private int parameter;
    private boolean afterReturn;
    private Expect expect = Expect.CHARACTER;

    LineEditor(String prompt) {
        this.prompt = prompt;
    }

    void showPrompt() {
        line.show(prompt);
    }

    /** What the terminal shows next; asked for once after each byte. */
    String takeOutput() {
        return line.takeOutput();
    }

    /** @return the finished line, or null while it is not finished */
    String accept(int value) {
        boolean secondOfPair = afterReturn && value == LINE_FEED;
        afterReturn = value == RETURN;
        if (secondOfPair) {
            return null;
        }
        switch (expect) {
            case AFTER_ESCAPE -> {
                expect = value == '[' || value == 'O' ? Expect.IN_SEQUENCE : Expect.CHARACTER;
                parameter = 0;
            }
            case IN_SEQUENCE -> sequence(value);
            case CHARACTER -> {
                if (value == RETURN || value == LINE_FEED) {
                    return finish();
                }
                character(value);
            }
        }
        return null;
    }

    private void character(int value) {
        switch (value) {
            case BACKSPACE, DELETE -> line.erase(line.cursor() - 1);
            case CONTROL_D -> line.erase(line.cursor());
            case CONTROL_A -> line.moveTo(0);
            case CONTROL_E -> line.moveTo(line.length());
            case CONTROL_U -> line.eraseBefore();
            case CONTROL_K -> line.eraseBehind();
            case CONTROL_W -> line.eraseWord();
            case CONTROL_C -> abandon();
            case ESCAPE -> expect = Expect.AFTER_ESCAPE;
            case TAB -> line.insert(' ');
            default -> {
                if (value >= ' ' && value < DELETE) {
                    line.insert((char) value);
                }
            }
        }
    }

    private void abandon() {
        line.show("^C\n");
        line.show(prompt);
        line.clear();
        history.leave();
    }

    private void sequence(int value) {
        if (value >= '0' && value <= '9') {
            parameter = Math.min(100, 10 * parameter + value - '0');
        } else if (value == ';') {
            parameter = 0;
        } else {
            expect = Expect.CHARACTER;
            key(value);
        }
    }

    /** A key whose sequence ends with this byte. */
    private void key(int last) {
        switch (last) {
            case 'A' -> recall(-1);
            case 'B' -> recall(1);
            case 'C' -> line.moveTo(line.cursor() + 1);
            case 'D' -> line.moveTo(line.cursor() - 1);
            case 'H' -> line.moveTo(0);
            case 'F' -> line.moveTo(line.length());
            case '~' -> numberedKey();
            default -> {}
        }
    }

    /** Keys that terminals send as {@code ESC [ number ~}. */
    private void numberedKey() {
        switch (parameter) {
            case 1, 7 -> line.moveTo(0);
            case 3 -> line.erase(line.cursor());
            case 4, 8 -> line.moveTo(line.length());
            default -> {}
        }
    }

    private void recall(int step) {
        String earlier = history.step(step);
        if (earlier != null) {
            line.replaceAll(earlier);
        }
    }

    private String finish() {
        String text = line.text().strip();
        line.show("\n");
        history.add(text);
        line.clear();
        return text;
    }
}
