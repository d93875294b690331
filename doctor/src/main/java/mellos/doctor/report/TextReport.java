package mellos.doctor.report;

import java.util.List;
import java.util.Locale;
import mellos.doctor.Diagnosis;
import mellos.doctor.Verdict;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.LastWords;
import mellos.doctor.rules.Scene;

/** The diagnosis for a person: the cause first, then why, then what happened, then what else it might be. */
public final class TextReport {
    private final StringBuilder out = new StringBuilder();
    private final Diagnosis diagnosis;
    private final Scene scene;

    private TextReport(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.scene = diagnosis.scene();
    }

    public static String of(Diagnosis diagnosis) {
        TextReport report = new TextReport(diagnosis);
        report.write();
        return report.out.toString();
    }

    private void write() {
        String headline = Headline.of(diagnosis);
        out.append(headline.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(headline.substring(1))
                .append("\n");
        diagnosis.cause().ifPresent(this::evidence);
        section("What Bochs said on that processor", BochsText.lines(diagnosis));
        diagnosis
                .unhandled()
                .ifPresent(each -> section("Why it was not handled", List.of(each.cause(), each.change())));
        section("The guest's last words", LastWords.tail(scene.serial()));
        if (diagnosis.chain().isPresent()) {
            section("What happened", ChainText.lines(diagnosis));
            section("The processor at the first fault", StateText.lines(scene));
            section(
                    "Compared with another processor in this log",
                    scene.processors().differences());
        } else {
            section("What the log has", Counts.lines(scene.history()));
        }
        others();
        section("What would make the next log say more", diagnosis.advice());
    }

    private void evidence(Finding finding) {
        section(
                "Evidence (" + finding.confidence().name().toLowerCase(Locale.ROOT) + ", rule "
                        + finding.rule().id() + ")",
                finding.evidence());
    }

    private void others() {
        List<Finding> rest = diagnosis.causes().stream()
                .skip(1)
                .filter(each -> each.score() >= 30)
                .limit(3)
                .toList();
        if (rest.isEmpty() || diagnosis.verdict() == Verdict.TOLD) {
            return;
        }
        out.append("\nOther candidates\n");
        for (Finding each : rest) {
            line(each.confidence().name().toLowerCase(Locale.ROOT) + ": " + each.cause());
            if (!each.apart().isEmpty()) {
                line("  told apart by: " + each.apart());
            }
        }
        diagnosis
                .cause()
                .filter(each -> !each.apart().isEmpty())
                .ifPresent(each -> line("To be sure of the first: " + each.apart()));
    }

    private void section(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append('\n').append(title).append('\n');
        lines.stream().filter(each -> !each.isEmpty()).forEach(this::line);
    }

    private void line(String text) {
        out.append("  ").append(text).append('\n');
    }
}
