package mellos.kernel.console;

/** The text of a line under a cursor, and what makes the terminal show each change of it. */
final class EditedLine {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder output = new StringBuilder();
    private int cursor;

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    int cursor() {
        return cursor;
    }

    /** What the terminal shows next, once. */
    String takeOutput() {
        String shown = output.toString();
        output.setLength(0);
        return shown;
    }

    /** Shows what is not part of the line. */
    void show(String other) {
        output.append(other);
    }

    /** Begins an empty line; what is shown stays. */
    void clear() {
        text.setLength(0);
        cursor = 0;
    }

    void replaceAll(String other) {
        replace(other, other.length());
    }

    void eraseBefore() {
        replace(text.substring(cursor), 0);
    }

    void eraseBehind() {
        replace(text.substring(0, cursor), cursor);
    }

    void insert(char character) {
        if (text.length() >= LineEditor.LIMIT) {
            return;
        }
        text.insert(cursor, character);
        cursor++;
        output.append(text, cursor - 1, text.length());
        back(text.length() - cursor);
    }

    void erase(int index) {
        if (index >= 0 && index < text.length()) {
            replace(text.substring(0, index) + text.substring(index + 1), index);
        }
    }

    void eraseWord() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        replace(text.substring(0, start) + text.substring(cursor), start);
    }

    void moveTo(int position) {
        int to = Math.clamp(position, 0, text.length());
        if (to < cursor) {
            back(cursor - to);
        } else {
            output.append(text, cursor, to);
        }
        cursor = to;
    }

    /** Shows another text in place of the line. */
    private void replace(String other, int newCursor) {
        int before = text.length();
        back(cursor);
        text.setLength(0);
        text.append(other);
        output.append(other);
        for (int i = other.length(); i < before; i++) {
            output.append(' ');
        }
        back(Math.max(before, other.length()) - newCursor);
        cursor = newCursor;
    }

    private void back(int columns) {
        for (int i = 0; i < columns; i++) {
            output.append('\b');
        }
    }
}
