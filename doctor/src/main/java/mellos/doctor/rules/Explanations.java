package mellos.doctor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each rule means, for somebody who meets it for the first time: one paragraph a rule, kept as a text file. */
public final class Explanations {
    private static final String FILE = "explanations.txt";
    private static final Map<String, String> ALL = read();

    private Explanations() {}

    /** The paragraph of the rule with this name. */
    public static String of(String rule) {
        return ALL.getOrDefault(rule, "");
    }

    private static Map<String, String> read() {
        try (InputStream in = Explanations.class.getResourceAsStream(FILE)) {
            Map<String, String> out = new LinkedHashMap<>();
            for (String paragraph : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n+")) {
                int colon = paragraph.indexOf(':');
                out.put(
                        paragraph.substring(0, colon).strip(),
                        paragraph.substring(colon + 1).replace('\n', ' ').strip());
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
