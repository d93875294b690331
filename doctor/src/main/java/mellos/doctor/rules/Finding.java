package mellos.doctor.rules;

import java.util.List;
import java.util.Locale;

/**
 * A rule that applies to a scene.
 *
 * @param score 1–99; comparable between the findings of one scene
 * @param cause what was wrong, a clause
 * @param change what to change, a sentence; may be empty
 * @param apart what would tell it from the other candidates; may be empty
 * @param evidence what speaks for it, in the order weighed
 */
public record Finding(Rule rule, int score, String cause, String change, String apart, List<String> evidence) {

    static final int HIGHEST = 99;
    static final int CERTAIN_FROM = 85;
    static final int LIKELY_FROM = 65;

    /** How sure a reader may be. */
    public enum Confidence {
        CERTAIN,
        LIKELY,
        POSSIBLE,
        WEAK
    }

    public Confidence confidence() {
        return score >= CERTAIN_FROM
                ? Confidence.CERTAIN
                : score >= LIKELY_FROM ? Confidence.LIKELY : score >= 40 ? Confidence.POSSIBLE : Confidence.WEAK;
    }

    /** How sure, and of what: {@code certain of the symptom}. */
    public String certainty() {
        String word = confidence().name().toLowerCase(Locale.ROOT);
        return word + (rule.namesSymptom() ? " symptom, its cause open" : " cause");
    }
}
