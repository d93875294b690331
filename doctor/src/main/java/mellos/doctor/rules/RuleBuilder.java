package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import mellos.doctor.rules.Rule.Answers;

/** Collects a rule's parts; the texts may look at the scene. */
final class RuleBuilder {
    final String id;
    final Answers answers;
    final List<Clue> clues = new ArrayList<>();
    boolean namesSymptom;
    boolean aboutInterrupts;
    Function<Scene, String> cause = _ -> "";
    Function<Scene, String> change = _ -> "";
    Function<Scene, String> apart = _ -> "";

    RuleBuilder(String id, Answers answers) {
        this.id = id;
        this.answers = answers;
    }

    /** What must hold, without words of its own. */
    RuleBuilder needs(int weight, Predicate<Scene> holds) {
        clues.add(new Clue(weight, true, holds, _ -> ""));
        return this;
    }

    RuleBuilder needs(int weight, Predicate<Scene> holds, Function<Scene, String> text) {
        clues.add(new Clue(weight, true, holds, text));
        return this;
    }

    /** What speaks for the cause. */
    RuleBuilder supports(int weight, Predicate<Scene> holds, Function<Scene, String> text) {
        clues.add(new Clue(weight, false, holds, text));
        return this;
    }

    /** What speaks against it. */
    RuleBuilder against(int weight, Predicate<Scene> holds) {
        clues.add(new Clue(-weight, false, holds, _ -> ""));
        return this;
    }

    /** The cause as a clause: what was wrong. */
    RuleBuilder cause(Function<Scene, String> text) {
        cause = text;
        return this;
    }

    RuleBuilder cause(String text) {
        return cause(_ -> text);
    }

    /** What to change, as an imperative sentence. */
    RuleBuilder change(Function<Scene, String> text) {
        change = text;
        return this;
    }

    RuleBuilder change(String text) {
        return change(_ -> text);
    }

    /** How to tell it from its neighbours. */
    RuleBuilder apart(String text) {
        apart = _ -> text;
        return this;
    }

    /** The rule names a symptom; {@link #apart} says what would settle its cause. */
    RuleBuilder symptom() {
        namesSymptom = true;
        return this;
    }

    /** The rule explains an interrupt that arrives where it should not. */
    RuleBuilder aboutInterrupts() {
        aboutInterrupts = true;
        return this;
    }

    Rule build() {
        return new Rule(this);
    }
}
