package mellos.doctor.report;

import java.util.List;
import mellos.doctor.Diagnosis;

/** The diagnosis for a person: what, where and what to do in three lines, then the story behind them. */
public final class TextReport {
    private final StringBuilder out = new StringBuilder();
    private final Style style;

    private TextReport(Style style) {
        this.style = style;
    }

    public static String of(Diagnosis diagnosis) {
        return of(diagnosis, Style.PLAIN);
    }

    public static String of(Diagnosis diagnosis, Style style) {
        return of(Lead.of(diagnosis), diagnosis.warnings(), Story.of(diagnosis), style);
    }

    static String of(Lead lead, List<String> warnings, List<Story> stories, Style style) {
        TextReport report = new TextReport(style);
        report.lead(lead);
        warnings.forEach(each -> report.paragraph(each, "warning: "));
        stories.forEach(report::section);
        return report.out.toString();
    }

    private void lead(Lead lead) {
        lead("", lead.what());
        lead("where: ", lead.where());
        lead("do:    ", lead.doThis());
    }

    private void lead(String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        List<String> lines = style.wrapsLead() ? Style.wrap(label + text, "") : List.of(label + text);
        lines.forEach(each -> out.append(style.strong(each)).append('\n'));
    }

    private void paragraph(String text, String label) {
        Style.wrap(label + text, "")
                .forEach(each -> out.append(style.warning(each)).append('\n'));
    }

    private void section(Story story) {
        out.append('\n').append(style.heading(story.title())).append('\n');
        for (String each : story.lines()) {
            Style.wrap(each, "  ").forEach(line -> out.append(line).append('\n'));
        }
    }
}
