package mellos.cli.serial;

import java.util.LinkedHashMap;
import java.util.Map;

/** Cuts the fields out of a line for programs. */
final class SerialFields {
    private final String line;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private SerialFields(String line) {
        this.line = line;
    }

    /** By key, in their order; {@code from} is where the blank before the first stands. */
    static Map<String, String> of(String line, int from) {
        SerialFields parts = new SerialFields(line);
        for (int at = from; at < line.length(); at++) {
            at = parts.cut(at);
        }
        parts.fields.remove("");
        return parts.fields;
    }

    /** @return where it ends */
    private int cut(int at) {
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

    static int end(String line, int from, boolean quoted) {
        int end = line.indexOf(quoted ? '"' : ' ', from);
        return end < 0 ? line.length() : end;
    }
}
