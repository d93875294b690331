package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mellos.doctor.log.NotInLogException;

/** One cause: how to recognise it, what to say, what to do. Immutable; built with {@link #named}. */
public final class Rule {
    /** Which question the rule answers. */
    public enum Answers {
        /** Why the first fault was raised. */
        WHY_IT_FAULTED,
        /** Why a fault or an interrupt could not be handed to its handler. */
        WHY_IT_WAS_NOT_HANDLED,
        /** What a log without a usable fault tells. */
        WHAT_THE_LOG_TELLS
    }

    private static final int CERTAIN_WITHOUT_DUMP = Finding.CERTAIN_FROM - 1;

    private final String id;
    private final Answers answers;
    private final boolean namesSymptom;
    private final boolean aboutInterrupts;
    private final List<Clue> clues;
    private final Function<Scene, String> cause;
    private final Function<Scene, String> change;
    private final Function<Scene, String> apart;

    Rule(RuleBuilder builder) {
        this.id = builder.id;
        this.answers = builder.answers;
        this.namesSymptom = builder.namesSymptom;
        this.aboutInterrupts = builder.aboutInterrupts;
        this.clues = List.copyOf(builder.clues);
        this.cause = builder.cause;
        this.change = builder.change;
        this.apart = builder.apart;
    }

    static RuleBuilder named(String id) {
        return new RuleBuilder(id, Answers.WHY_IT_FAULTED);
    }

    static RuleBuilder delivery(String id) {
        return new RuleBuilder(id, Answers.WHY_IT_WAS_NOT_HANDLED);
    }

    static RuleBuilder log(String id) {
        return new RuleBuilder(id, Answers.WHAT_THE_LOG_TELLS);
    }

    /** Stable name, for scripts. */
    public String id() {
        return id;
    }

    public Answers answers() {
        return answers;
    }

    /** True when the rule names what went wrong on the spot, and the mistake behind it lies elsewhere. */
    public boolean namesSymptom() {
        return namesSymptom;
    }

    /** True when the rule explains an interrupt that arrives where it should not, whatever its delivery then met. */
    public boolean answersInterrupts() {
        return aboutInterrupts;
    }

    /** How each clue fares with a scene, for whoever wants the long form. */
    public List<String> weighings(Scene scene) {
        List<String> out = new ArrayList<>();
        for (Clue clue : clues) {
            String sign = (clue.weight() < 0 ? "" : "+") + clue.weight();
            String need = clue.required() ? ", required" : "";
            boolean holds = clue.holdsIn(scene);
            String text = holds ? clue.textIn(scene).orElse("") : "";
            out.add((holds ? "holds" : "does not hold") + " (" + sign + need + ")"
                    + (text.isEmpty() ? "" : ": " + text));
        }
        return out;
    }

    /** Weighs the scene; empty when a required clue does not hold, or asks for what the log does not have. */
    Optional<Finding> weigh(Scene scene) {
        int score = 0;
        List<String> evidence = new ArrayList<>();
        for (Clue clue : clues) {
            if (clue.holdsIn(scene)) {
                score += clue.weight();
                clue.textIn(scene).ifPresent(evidence::add);
            } else if (clue.required()) {
                return Optional.empty();
            }
        }
        return found(scene, Math.clamp(score, 1, mostFor(scene)), evidence);
    }

    /** Nothing said of a fault is certain when its registers or its error code are not in the log. */
    private int mostFor(Scene scene) {
        boolean poor = answers != Answers.WHAT_THE_LOG_TELLS
                && scene.hasFault()
                && !(scene.fault().hasDump() && scene.fault().errorCode().isKnown());
        return poor ? CERTAIN_WITHOUT_DUMP : Finding.HIGHEST;
    }

    private Optional<Finding> found(Scene scene, int score, List<String> evidence) {
        try {
            return Optional.of(new Finding(
                    this, score, cause.apply(scene), change.apply(scene), apart.apply(scene), List.copyOf(evidence)));
        } catch (NotInLogException e) {
            return Optional.empty();
        }
    }
}
