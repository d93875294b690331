package mellos.kernel.console;

import java.util.ArrayList;
import java.util.List;

/** Lines entered before, the last of them the nearest, and the one that was called back. */
final class LineHistory {
    private static final int LIMIT = 32;

    private final List<String> lines = new ArrayList<>();
    /** One behind the last while none is called back. */
    private int at;

    /** Ends the looking back; a line that is empty, or the last one again, is not kept. */
    void add(String line) {
        if (!line.isEmpty() && (lines.isEmpty() || !lines.getLast().equals(line))) {
            lines.add(line);
            if (lines.size() > LIMIT) {
                lines.removeFirst();
            }
        }
        leave();
    }

    void leave() {
        at = lines.size();
    }

    /** @return the line that many further on, empty behind the last; null where there is none */
    String step(int lineCount) {
        int index = at + lineCount;
        if (index < 0 || index > lines.size()) {
            return null;
        }
        at = index;
        return index == lines.size() ? "" : lines.get(index);
    }
}
