package mellos.doctor.rules;

import java.util.List;

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

    /** How sure a reader may be. */
    public enum Confidence {
        CERTAIN,
        LIKELY,
        POSSIBLE,
        WEAK
    }

    public Confidence confidence() {
        return score >= 85
                ? Confidence.CERTAIN
                : score >= 65 ? Confidence.LIKELY : score >= 40 ? Confidence.POSSIBLE : Confidence.WEAK;
    }
}
