package mellos.doctor.machine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One cause of death: when it is one, what to say, what to do.
 *
 * @param id stable name, for scripts
 * @param what the cause, a clause
 * @param doThis what to change, a sentence
 * @param because what was found that settles it
 */
record DeathRule(
        String id,
        Predicate<Situation> holds,
        Function<Situation, String> what,
        Function<Situation, String> doThis,
        Function<Situation, List<String>> because) {

    static Start named(String id) {
        return holds -> new Said(id, holds);
    }

    /** Collects a rule's parts. */
    interface Start {
        Said when(Predicate<Situation> holds);
    }

    /** A rule that still lacks its words. */
    record Said(String id, Predicate<Situation> holds) {
        DeathRule says(
                Function<Situation, String> what,
                Function<Situation, String> doThis,
                Function<Situation, List<String>> because) {
            return new DeathRule(id, holds, what, doThis, because);
        }
    }
}
