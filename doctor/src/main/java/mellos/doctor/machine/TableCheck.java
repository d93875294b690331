package mellos.doctor.machine;

import java.util.List;
import java.util.function.Function;

/**
 * Something that tables must have, whatever happened.
 *
 * @param id stable name, for scripts
 * @param wrong what is wrong with a processor's tables, a sentence each
 */
record TableCheck(String id, Function<Checkup, List<String>> wrong) {
    /** A finding of a check. */
    record Flaw(String id, String text) {}

    List<Flaw> of(Checkup checkup) {
        return wrong.apply(checkup).stream().map(each -> new Flaw(id, each)).toList();
    }
}
