package mellos.doctor.report;

import java.util.Optional;
import mellos.doctor.Diagnosis;
import mellos.doctor.rules.Explanations;
import mellos.doctor.rules.Rule;

/** A rule's long form: what it means, and how its clues fare with a log. */
public final class Explanation {
    private Explanation() {}

    public static String of(Rule rule, Optional<Diagnosis> diagnosis) {
        StringBuilder out = new StringBuilder(rule.id()).append('\n');
        paragraph(out, Explanations.of(rule.id()));
        paragraph(
                out,
                switch (rule.answers()) {
                    case WHY_IT_FAULTED -> "It answers why the first fault was raised.";
                    case WHY_IT_WAS_NOT_HANDLED -> "It answers why a fault or an interrupt did not reach its handler.";
                    case WHAT_THE_LOG_TELLS -> "It answers what a log tells that has no fault to explain.";
                });
        if (rule.namesSymptom()) {
            paragraph(out, "It names the symptom on the spot; the mistake behind it lies elsewhere.");
        }
        diagnosis.ifPresent(each -> {
            out.append("\nIn this log\n");
            rule.weighings(each.scene()).forEach(clue -> paragraph(out, clue));
            each.causes().stream()
                    .filter(cause -> cause.rule() == rule)
                    .findFirst()
                    .ifPresent(cause -> {
                        paragraph(out, "score " + cause.score() + ": " + cause.certainty());
                        paragraph(out, Lead.capital(cause.cause()) + ".");
                        paragraph(out, cause.change());
                        if (!cause.apart().isEmpty()) {
                            paragraph(out, "Told apart by: " + cause.apart());
                        }
                    });
        });
        return out.toString();
    }

    private static void paragraph(StringBuilder out, String text) {
        Style.wrap(text, "  ").forEach(line -> out.append(line).append('\n'));
    }
}
