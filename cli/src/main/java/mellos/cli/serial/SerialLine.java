package mellos.cli.serial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line for programs: {@code @kind key=value key="quoted value"}.
 *
 * @param kind the word after {@code @}
 * @param fields in the order of the line; words without {@code =} are keys with an empty value
 */
public record SerialLine(String kind, Map<String, String> fields) {
    /** The line's parts; empty for text that is for people. */
    public static Optional<SerialLine> parse(String line) {
        if (line.length() < 2 || line.charAt(0) != '@' || !Character.isLetter(line.charAt(1))) {
            return Optional.empty();
        }
        int end = end(line, 1, false);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int at = end; at < line.length(); at++) {
            at = parseField(line, at, fields);
        }
        fields.remove("");
        return Optional.of(new SerialLine(line.substring(1, end), fields));
    }

    /** @return where it ends */
    private static int parseField(String line, int at, Map<String, String> fields) {
        int end = end(line, at, false);
        int equals = line.indexOf('=', at);
        if (equals < 0 || equals >= end) {
            fields.put(line.substring(at, end), "");
        } else if (equals + 1 < line.length() && line.charAt(equals + 1) == '"') {
            end = end(line, equals + 2, true);
            fields.put(line.substring(at, equals), line.substring(equals + 2, end));
        } else {
            fields.put(line.substring(at, equals), line.substring(equals + 1, end));
        }
        return end;
    }

    private static int end(String line, int from, boolean quoted) {
        int end = line.indexOf(quoted ? '"' : ' ', from);
        return end < 0 ? line.length() : end;
    }

    /** The field's text, empty if the line does not have it. */
    public String text(String key) {
        return fields.getOrDefault(key, "");
    }

    /** The field's number, decimal or {@code 0x…}; -1 if it is missing or none. */
    public long number(String key) {
        try {
            return Long.decode(text(key));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
