package mellos.doctor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import mellos.doctor.machine.Autopsy;

/** What a dump tells, in the form of the other reports: three lines, then the story behind them. */
public final class DumpReport {
    static final String PROCESSOR = "The processor";
    static final String HEAP = "Java heap";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DumpReport() {}

    private static Lead lead(Autopsy autopsy) {
        return new Lead(autopsy.what(), autopsy.where(), autopsy.doThis());
    }

    private static List<Story> stories(Autopsy autopsy) {
        return autopsy.story().stream()
                .filter(each -> !each.lines().isEmpty())
                .map(each -> new Story(each.title(), each.lines()))
                .toList();
    }

    public static String text(Autopsy autopsy, Style style) {
        return TextReport.of(lead(autopsy), autopsy.warnings(), stories(autopsy), style);
    }

    /** One page that needs nothing else. */
    public static String html(Autopsy autopsy) {
        boolean died = autopsy.outcome() == Autopsy.Outcome.DIED;
        return HtmlReport.of(
                lead(autopsy), died, died ? "dead" : "no processor is dead", autopsy.warnings(), stories(autopsy));
    }

    /** What a cause or a check means. */
    public static String explanation(String id, String paragraph) {
        return id + "\n" + String.join("\n", Style.wrap(paragraph, "  ")) + "\n";
    }

    /** The same facts under stable names. */
    public static String json(Autopsy autopsy) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("verdict", autopsy.outcome().name().toLowerCase(Locale.ROOT));
        autopsy.rule().ifPresent(each -> root.put("rule", each));
        root.put("what", autopsy.what()).put("where", autopsy.where()).put("do", autopsy.doThis());
        autopsy.warnings().forEach(root.putArray("warnings")::add);
        autopsy.flaws().forEach(root.putArray("flaws")::add);
        ArrayNode story = root.putArray("story");
        autopsy.story()
                .forEach(each -> each.lines()
                        .forEach(story.addObject().put("title", each.title()).putArray("lines")::add));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to print", e);
        }
    }
}
