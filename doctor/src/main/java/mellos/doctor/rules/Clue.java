package mellos.doctor.rules;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import mellos.doctor.log.NotInLogException;

/**
 * One observation that a rule weighs.
 *
 * @param weight points when it holds; negative when it speaks against the cause
 * @param required the rule does not apply without it
 * @param text what was observed, for the reader; empty when it says nothing a reader needs
 */
record Clue(int weight, boolean required, Predicate<Scene> holds, Function<Scene, String> text) {

    /** True when the clue is seen; one that asks for a value which the log lacks is not seen. */
    boolean holdsIn(Scene scene) {
        try {
            return holds.test(scene);
        } catch (NotInLogException e) {
            return false;
        }
    }

    Optional<String> textIn(Scene scene) {
        try {
            return Optional.of(text.apply(scene)).filter(each -> !each.isEmpty());
        } catch (NotInLogException e) {
            return Optional.empty();
        }
    }
}
