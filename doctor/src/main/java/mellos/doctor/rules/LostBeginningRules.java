package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Logs that begin in the middle of a story. */
final class LostBeginningRules {
    private static final Rule LOST_BEGINNING = Rule.named("beginning-missing")
            .needs(
                    38,
                    s -> s.fault().chain().beginningLost(),
                    s -> "the log begins with a double fault that grew out of "
                            + Vector.shortName(s.fault().vector()) + ", whose own record is missing")
            .symptom()
            .cause(s -> "the log's beginning is missing: the first fault was "
                    + Vector.shortName(s.fault().vector()) + " at "
                    + s.names().place(s.fault().origin().ip())
                    + ", and its record was cut off")
            .change("Give the doctor the whole log, from the first v= line of this fault on.")
            .build();

    static final List<Rule> ALL = List.of(LOST_BEGINNING);

    private LostBeginningRules() {}
}
