package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

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

    private final String id;
    private final Answers answers;
    private final List<Clue> clues;
    private final Function<Scene, String> cause;
    private final Function<Scene, String> change;
    private final Function<Scene, String> apart;

    private Rule(Builder builder) {
        this.id = builder.id;
        this.answers = builder.answers;
        this.clues = List.copyOf(builder.clues);
        this.cause = builder.cause;
        this.change = builder.change;
        this.apart = builder.apart;
    }

    static Builder named(String id) {
        return new Builder(id, Answers.WHY_IT_FAULTED);
    }

    static Builder delivery(String id) {
        return new Builder(id, Answers.WHY_IT_WAS_NOT_HANDLED);
    }

    static Builder log(String id) {
        return new Builder(id, Answers.WHAT_THE_LOG_TELLS);
    }

    /** Stable name, for scripts. */
    public String id() {
        return id;
    }

    public Answers answers() {
        return answers;
    }

    /** Weighs the scene; null when a required clue does not hold. */
    Finding weigh(Scene scene) {
        int score = 0;
        List<String> evidence = new ArrayList<>();
        for (Clue clue : clues) {
            if (clue.holds().test(scene)) {
                score += clue.weight();
                if (clue.text() != null) {
                    evidence.add(clue.text().apply(scene));
                }
            } else if (clue.required()) {
                return null;
            }
        }
        return new Finding(
                this, Math.clamp(score, 1, 99), cause.apply(scene), change.apply(scene), apart.apply(scene), evidence);
    }

    /** Collects a rule's parts; the texts may look at the scene. */
    static final class Builder {
        private final String id;
        private final Answers answers;
        private final List<Clue> clues = new ArrayList<>();
        private Function<Scene, String> cause;
        private Function<Scene, String> change = _ -> "";
        private Function<Scene, String> apart = _ -> "";

        private Builder(String id, Answers answers) {
            this.id = id;
            this.answers = answers;
        }

        /** What must hold, without words of its own. */
        Builder needs(int weight, Predicate<Scene> holds) {
            clues.add(new Clue(weight, true, holds, null));
            return this;
        }

        Builder needs(int weight, Predicate<Scene> holds, Function<Scene, String> text) {
            clues.add(new Clue(weight, true, holds, text));
            return this;
        }

        /** What speaks for the cause. */
        Builder supports(int weight, Predicate<Scene> holds, Function<Scene, String> text) {
            clues.add(new Clue(weight, false, holds, text));
            return this;
        }

        /** What speaks against it. */
        Builder against(int weight, Predicate<Scene> holds) {
            clues.add(new Clue(-weight, false, holds, null));
            return this;
        }

        /** The cause as a clause: what was wrong. */
        Builder cause(Function<Scene, String> text) {
            cause = text;
            return this;
        }

        Builder cause(String text) {
            return cause(_ -> text);
        }

        /** What to change, as an imperative sentence. */
        Builder change(Function<Scene, String> text) {
            change = text;
            return this;
        }

        Builder change(String text) {
            return change(_ -> text);
        }

        /** How to tell it from its neighbours. */
        Builder apart(String text) {
            apart = _ -> text;
            return this;
        }

        Rule build() {
            return new Rule(this);
        }
    }
}
