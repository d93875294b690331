package mellos.tests.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a group's main class printed, by program.
 *
 * @param sections lines of each program in order
 * @param ending how the process ended if not with status 0, else empty
 */
record Transcript(Map<String, List<String>> sections, String ending) {
    /** What the watchdog says, and no program: the machine is slow. */
    private static final String LATE = "a stop of the world still waits for ";

    static Transcript of(String output, String ending) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        sections.put("", current);
        for (String line : output.split("\n", -1)) {
            if (line.startsWith("== ")) {
                current = new ArrayList<>();
                sections.put(line.substring(3).strip(), current);
            } else if (!line.isEmpty() && !line.startsWith(LATE)) {
                current.add(line);
            }
        }
        return new Transcript(sections, ending);
    }

    List<String> of(GuestProgram program) {
        List<String> lines = sections.get(program.name());
        if (lines == null) {
            lines = new ArrayList<>(List.of("(the program did not start)"));
            lines.addAll(sections.get(""));
        }
        return lines;
    }

    /** The first difference to what was expected, with the lines before it; empty if there is none. */
    static String difference(List<String> expected, List<String> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String e = i < expected.size() ? expected.get(i) : "(no more lines)";
            String f = i < found.size() ? found.get(i) : "(no more lines)";
            if (!e.equals(f)) {
                return "line " + (i + 1) + (i > 0 ? "\n     before: " + clipped(expected.get(i - 1), 0) : "")
                        + "\n    HotSpot: " + clipped(e, common(e, f)) + "\n     mellos: " + clipped(f, common(e, f));
            }
        }
        return "";
    }

    private static int common(String a, String b) {
        int n = 0;
        while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    private static String clipped(String line, int around) {
        int from = Math.max(0, around - 80);
        int to = Math.min(line.length(), from + 240);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }
}
