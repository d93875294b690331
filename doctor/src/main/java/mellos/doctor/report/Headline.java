package mellos.doctor.report;

import java.util.Locale;
import java.util.Optional;
import mellos.doctor.Diagnosis;
import mellos.doctor.Verdict;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.rules.Finding.Confidence;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.LastWords;
import mellos.doctor.rules.Rule;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/** The first line: the cause in one sentence, with processor, place and what to change. */
public final class Headline {
    private Headline() {}

    public static String of(Diagnosis diagnosis) {
        Optional<Finding> cause = diagnosis.cause();
        if (cause.isEmpty()) {
            return withoutCause(diagnosis);
        }
        Finding finding = cause.get();
        if (diagnosis.chain().isEmpty()) {
            return capital(finding.cause()) + ". " + change(finding);
        }
        return certainty(diagnosis, finding) + finding.cause() + " (" + where(diagnosis) + ")" + consequence(diagnosis)
                + ". " + change(finding);
    }

    private static String change(Finding finding) {
        return finding.change().isEmpty() ? "" : "To mend it: " + lower(finding.change());
    }

    private static String certainty(Diagnosis diagnosis, Finding finding) {
        if (finding.confidence() == Confidence.WEAK) {
            return "Cannot tell for certain from this log; most likely ";
        }
        return diagnosis.verdict() == Verdict.LAST_EVENT
                        && LastWords.panic(diagnosis.scene().serial()) == null
                ? "If the machine stopped here: "
                : finding.confidence() == Confidence.POSSIBLE ? "Probably " : "";
    }

    private static String where(Diagnosis diagnosis) {
        Scene scene = diagnosis.scene();
        FaultChain chain = diagnosis.chain().orElseThrow();
        String event = chain.isExternal()
                ? "interrupt 0x" + Integer.toHexString(chain.origin().vector()) + " arrived"
                : chain.origin().software()
                        ? "INT 0x" + Integer.toHexString(chain.origin().vector())
                        : Vector.shortName(chain.origin().vector());
        return event + " on " + scene.processors().name() + ", " + scene.phase().words() + ", at "
                + scene.place(scene.rip());
    }

    private static String consequence(Diagnosis diagnosis) {
        FaultChain chain = diagnosis.chain().orElseThrow();
        String why = diagnosis
                .unhandled()
                .filter(each -> each.score() >= 60)
                .map(each -> ": " + each.cause())
                .orElse("");
        return switch (diagnosis.verdict()) {
            case DIED -> "; it became a triple fault" + why + unknownOrigin(diagnosis, chain);
            case STUCK ->
                chain.stackDescends()
                        ? ""
                        : "; its handler returned to the same instruction " + chain.repeats() + " times";
            case DOUBLE_FAULT -> "; it became a double fault" + why;
            case LAST_EVENT, TOLD, HEALTHY, NO_FAULT -> "";
        };
    }

    /** When the first cause is why it was not handled, the fault itself still wants an explanation. */
    private static String unknownOrigin(Diagnosis diagnosis, FaultChain chain) {
        boolean delivery = diagnosis.cause().orElseThrow().rule().answers() == Rule.Answers.WHY_IT_WAS_NOT_HANDLED;
        if (!delivery || chain.beganWithInterrupt()) {
            return "";
        }
        boolean explained = diagnosis.causes().stream()
                .anyMatch(each -> each.rule().answers() == Rule.Answers.WHY_IT_FAULTED && each.score() >= 60);
        return explained || diagnosis.scene().instruction() != null
                ? ""
                : "; why the " + Vector.shortName(chain.origin().vector())
                        + " itself was raised, the log does not show without the instruction (--kernel)";
    }

    private static String withoutCause(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case HEALTHY ->
                "Nothing is wrong in this log: every exception in it was answered and the processors went on.";
            case NO_FAULT ->
                "There is no fault in this log: no exception of a kernel, no triple fault; what made the machine fail,"
                        + " if it did, is not in it.";
            default ->
                "Cannot tell from this log why "
                        + diagnosis
                                .chain()
                                .map(c -> Vector.shortName(c.origin().vector()) + " at "
                                        + diagnosis.scene().place(c.origin().ip()))
                                .orElse("the machine stopped")
                        + " was raised.";
        };
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lower(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }
}
