package mellos.doctor.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mellos.doctor.Diagnosis;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Finding.Confidence;
import mellos.doctor.rules.Rule;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/**
 * What a reader must know, in three lines. All reports begin with them.
 *
 * @param what the cause, in one sentence
 * @param where function, file and line, address, processor; empty when the log has no fault
 * @param doThis the first thing to change; empty when there is nothing to change
 */
public record Lead(String what, String where, String doThis) {
    private static final int MOST_WORDS = 29;
    private static final int STEP_WORDS = 18;
    private static final Pattern AND_MORE =
            Pattern.compile("(?<=\\S{1,30} \\S{1,30} \\S{1,30} \\S{1,30}), (and|or|then) ");
    private static final int SHORTEST_STEP = 24;

    public static Lead of(Diagnosis diagnosis) {
        Optional<Finding> cause = diagnosis.cause();
        String step = cause.map(each -> capital(step(each.change()))).orElse("");
        return new Lead(what(diagnosis), where(diagnosis), step);
    }

    private static String what(Diagnosis diagnosis) {
        if (diagnosis.cause().isEmpty()) {
            return withoutCause(diagnosis);
        }
        Finding finding = diagnosis.cause().get();
        String sentence = capital(certainty(diagnosis, finding) + finding.cause());
        sentence = withRoom(sentence, in(diagnosis, finding));
        return withRoom(sentence, unhandled(diagnosis)) + ".";
    }

    /** A sentence that nobody reads to its end says less: what does not fit stands further down. */
    private static String withRoom(String sentence, String more) {
        return countWords(sentence + more) <= MOST_WORDS ? sentence + more : sentence;
    }

    private static int countWords(String text) {
        return text.strip().split("\\s+").length;
    }

    /**
     * The function and, where it is not the first, the processor: the sentence must stand alone in a list or a title.
     */
    private static String in(Diagnosis diagnosis, Finding finding) {
        Scene scene = diagnosis.scene();
        if (diagnosis.chain().isEmpty() || finding.rule().answers() == Rule.Answers.WHAT_THE_LOG_TELLS) {
            return "";
        }
        String function =
                scene.names().function(diagnosis.chain().get().origin().ip()).orElse("");
        String in = function.isEmpty() || finding.cause().contains(function) ? "" : "in " + function;
        String on = scene.processors().isApplicationProcessor() ? "on an application processor" : "";
        String both = (in + " " + on).strip();
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String certainty(Diagnosis diagnosis, Finding finding) {
        if (finding.confidence() == Confidence.WEAK) {
            return "cannot tell for certain; most likely ";
        }
        return switch (diagnosis.verdict()) {
            case LAST_EVENT -> "if the machine stopped here: ";
            case DIED, STUCK, DOUBLE_FAULT, STOPPED, TOLD, HEALTHY, NO_FAULT ->
                finding.confidence() == Confidence.POSSIBLE ? "probably " : "";
        };
    }

    /** Why nobody took the fault: the second half of the sentence, never its first. */
    private static String unhandled(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case DIED, DOUBLE_FAULT, TOLD ->
                diagnosis
                        .unhandled()
                        .filter(Lead::isShort)
                        .map(each -> "; unhandled: " + each.cause())
                        .orElse("");
            case STUCK, LAST_EVENT, STOPPED, HEALTHY, NO_FAULT -> "";
        };
    }

    private static boolean isShort(Finding finding) {
        return finding.confidence() != Confidence.WEAK && finding.cause().split(" ").length <= 8;
    }

    private static String where(Diagnosis diagnosis) {
        if (diagnosis.chain().isEmpty()) {
            return "";
        }
        Scene scene = diagnosis.scene();
        Delivery origin = diagnosis.chain().get().origin();
        String on = scene.processors().name();
        return scene.names().place(origin.ip()) + ", " + event(diagnosis.chain().get())
                + (on.equals("the processor") ? "" : " on " + on) + " "
                + scene.cpu().phase().words();
    }

    /** The event as a reader calls it: {@code #PF}, {@code interrupt 0x20}, {@code INT 0x80}. */
    static String event(FaultChain chain) {
        Delivery origin = chain.origin();
        String number = "0x" + Integer.toHexString(origin.vector());
        if (origin.vector() == Delivery.UNNAMED) {
            return "an exception";
        }
        return chain.isExternal()
                ? "interrupt " + number
                : origin.software() ? "INT " + number : Vector.shortName(origin.vector());
    }

    private static String withoutCause(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case HEALTHY ->
                "Nothing is wrong in this log: every exception in it was answered, or is of a kind that kernels"
                        + " answer.";
            case NO_FAULT ->
                "There is no fault in this log: no exception of a kernel, no triple fault; what made the"
                        + " machine fail, if it did, is not in it.";
            case DIED, STUCK, DOUBLE_FAULT, LAST_EVENT, STOPPED, TOLD ->
                "Cannot tell from this log why "
                        + diagnosis.chain().map(Lead::event).orElse("the fault") + " was raised.";
        };
    }

    /** The change up to where its sentence could end. */
    private static String firstStep(String change) {
        for (int i = SHORTEST_STEP; i < change.length() - 1; i++) {
            char c = change.charAt(i);
            boolean stop = c == ';' || c == '.' || c == ':';
            if (stop && change.charAt(i + 1) == ' ' && isBalanced(change.substring(0, i))) {
                return change.substring(0, i) + ".";
            }
        }
        return change;
    }

    /** What the third line says of the change. */
    static String step(String change) {
        return shortened(firstStep(change));
    }

    /** A long step loses what stands in brackets, then what follows a comma; all of it stands below. */
    private static String shortened(String step) {
        if (countWords(step) <= STEP_WORDS) {
            return step;
        }
        String bare = step.replaceAll(" \\([^()]*\\)", "");
        Matcher more = AND_MORE.matcher(bare);
        return countWords(bare) > STEP_WORDS && more.find() ? bare.substring(0, more.start()) + "." : bare;
    }

    private static boolean isBalanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                == text.chars().filter(c -> c == ')').count();
    }

    /** Words of all three lines. */
    public int words() {
        return countWords(what + " " + where + " " + doThis);
    }

    static String capital(String text) {
        boolean name = text.length() > 1 && !Character.isLetter(text.charAt(0));
        return text.isEmpty() || name ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
