package mellos.kernel.console;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of input that can be edited: arrows, Home, End, Backspace, Delete and the usual control keys; Up and Down go
 * through earlier lines. Takes the bytes that a terminal sends, gives what is to be written to it. Knows neither port
 * nor task.
 */
final class LineEditor {
    /** Longest line, in characters: longer input is not taken. */
    static final int LIMIT = 200;

    private static final int HISTORY = 32;

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

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder output = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private final String prompt;
    private int cursor;
    private int inHistory;
    private int parameter;
    private boolean afterReturn;
    private Expect expect = Expect.CHARACTER;

    LineEditor(String prompt) {
        this.prompt = prompt;
    }

    /** What the terminal shows next; asked for once after each byte. */
    String takeOutput() {
        String text = output.toString();
        output.setLength(0);
        return text;
    }

    void showPrompt() {
        output.append(prompt);
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
                return character(value);
            }
        }
        return null;
    }

    private String character(int value) {
        switch (value) {
            case RETURN, LINE_FEED -> {
                return finish();
            }
            case BACKSPACE, DELETE -> erase(cursor - 1);
            case CONTROL_D -> erase(cursor);
            case CONTROL_A -> moveTo(0);
            case CONTROL_E -> moveTo(line.length());
            case CONTROL_U -> replace(line.substring(cursor), 0);
            case CONTROL_K -> replace(line.substring(0, cursor), cursor);
            case CONTROL_W -> eraseWord();
            case CONTROL_C -> {
                output.append("^C\n").append(prompt);
                line.setLength(0);
                cursor = 0;
                inHistory = history.size();
            }
            case ESCAPE -> expect = Expect.AFTER_ESCAPE;
            case TAB -> insert(' ');
            default -> {
                if (value >= ' ' && value < DELETE) {
                    insert((char) value);
                }
            }
        }
        return null;
    }

    private void sequence(int value) {
        if (value >= '0' && value <= '9') {
            parameter = Math.min(100, 10 * parameter + value - '0');
            return;
        }
        if (value == ';') {
            parameter = 0;
            return;
        }
        expect = Expect.CHARACTER;
        switch (value) {
            case 'A' -> recall(inHistory - 1);
            case 'B' -> recall(inHistory + 1);
            case 'C' -> moveTo(cursor + 1);
            case 'D' -> moveTo(cursor - 1);
            case 'H' -> moveTo(0);
            case 'F' -> moveTo(line.length());
            case '~' -> numberedKey();
            default -> {}
        }
    }

    /** Keys that terminals send as {@code ESC [ number ~}. */
    private void numberedKey() {
        switch (parameter) {
            case 1, 7 -> moveTo(0);
            case 3 -> erase(cursor);
            case 4, 8 -> moveTo(line.length());
            default -> {}
        }
    }

    private String finish() {
        String text = line.toString().strip();
        output.append('\n');
        if (!text.isEmpty() && (history.isEmpty() || !history.getLast().equals(text))) {
            history.add(text);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
        }
        line.setLength(0);
        cursor = 0;
        inHistory = history.size();
        return text;
    }

    private void insert(char character) {
        if (line.length() >= LIMIT) {
            return;
        }
        line.insert(cursor, character);
        cursor++;
        output.append(line, cursor - 1, line.length());
        back(line.length() - cursor);
    }

    private void erase(int index) {
        if (index >= 0 && index < line.length()) {
            replace(line.substring(0, index) + line.substring(index + 1), index);
        }
    }

    private void eraseWord() {
        int start = cursor;
        while (start > 0 && line.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && line.charAt(start - 1) != ' ') {
            start--;
        }
        replace(line.substring(0, start) + line.substring(cursor), start);
    }

    private void recall(int index) {
        if (index >= 0 && index <= history.size()) {
            inHistory = index;
            String text = index == history.size() ? "" : history.get(index);
            replace(text, text.length());
        }
    }

    private void moveTo(int position) {
        int to = Math.clamp(position, 0, line.length());
        if (to < cursor) {
            back(cursor - to);
        } else {
            output.append(line, cursor, to);
        }
        cursor = to;
    }

    /** Shows another text in place of the line. */
    private void replace(String text, int newCursor) {
        int before = line.length();
        back(cursor);
        line.setLength(0);
        line.append(text);
        output.append(text);
        for (int i = text.length(); i < before; i++) {
            output.append(' ');
        }
        back(Math.max(before, text.length()) - newCursor);
        cursor = newCursor;
    }

    private void back(int columns) {
        for (int i = 0; i < columns; i++) {
            output.append('\b');
        }
    }
}
