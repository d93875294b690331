package mellos.cli.serial;

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
        int end = SerialFields.end(line, 1, false);
        return Optional.of(new SerialLine(line.substring(1, end), SerialFields.of(line, end)));
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
