package mellos.doctor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mellos.doctor.Diagnosis;
import mellos.doctor.log.LogReader;

/** The whole story on one page that needs nothing else: to read, and to attach to a bug report. */
public final class HtmlReport {
    private static final String STYLE = "report.css";

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    public static String of(Diagnosis diagnosis) {
        HtmlReport page = new HtmlReport();
        page.head(Lead.of(diagnosis), diagnosis.isFailure(), diagnosis.verdict().words());
        page.body(diagnosis.warnings(), Story.of(diagnosis));
        page.foot(diagnosis.logs().stream().map(HtmlReport::described).toList());
        return page.out.toString();
    }

    static String of(Lead lead, boolean isFailure, String verdict, List<String> warnings, List<Story> stories) {
        HtmlReport page = new HtmlReport();
        page.head(lead, isFailure, verdict);
        page.body(warnings, stories);
        page.foot(List.of());
        return page.out.toString();
    }

    private void head(Lead lead, boolean isFailure, String verdict) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(lead.what()))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<header>\n");
        element("p", "verdict " + (isFailure ? "bad" : "good"), verdict);
        element("h1", "", lead.what());
        fact("where", lead.where());
        fact("do", lead.doThis());
        out.append("</header>\n");
    }

    private void body(List<String> warnings, List<Story> stories) {
        out.append("<main>\n");
        warnings.forEach(each -> element("p", "warning", "Warning: " + each));
        stories.forEach(this::section);
        out.append("</main>\n");
    }

    private void foot(List<String> inputs) {
        out.append("<footer>\n");
        inputs.forEach(each -> element("p", "", each));
        out.append("</footer>\n</body>\n</html>\n");
    }

    private static String described(LogReader.Summary log) {
        return log.name() + ": " + log.lines() + " lines, " + log.bytes() + " bytes, "
                + (log.bochs() ? "Bochs" : "QEMU");
    }

    private void fact(String label, String text) {
        if (!text.isEmpty()) {
            out.append("<p class=\"fact\"><b>")
                    .append(label)
                    .append("</b> <span>")
                    .append(escape(text))
                    .append("</span></p>\n");
        }
    }

    private void section(Story story) {
        out.append("<section>\n");
        element("h2", "", story.title());
        String tag = story.isTable() ? "pre" : "li";
        out.append(story.isTable() ? "<div>\n" : "<ul>\n");
        story.lines().stream()
                .filter(each -> !each.isEmpty())
                .forEach(each -> element(tag, story.isTable() ? "" : kind(each), each.strip()));
        out.append(story.isTable() ? "</div>\n" : "</ul>\n").append("</section>\n");
    }

    /** A step has its own number, and a line that is indented belongs to the one before it. */
    private static String kind(String line) {
        return line.startsWith(" ") ? "part" : line.matches("\\d+\\. .*") ? "step" : "";
    }

    private void element(String tag, String kind, String text) {
        out.append('<')
                .append(tag)
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append('>');
        out.append(escape(text)).append("</").append(tag).append(">\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
