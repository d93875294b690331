package mellos.doctor.rules;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One observation that a rule weighs.
 *
 * @param weight points when it holds; negative when it speaks against the cause
 * @param required the rule does not apply without it
 * @param text what was observed, for the reader; null when it says nothing a reader needs
 */
record Clue(int weight, boolean required, Predicate<Scene> holds, Function<Scene, String> text) {}
