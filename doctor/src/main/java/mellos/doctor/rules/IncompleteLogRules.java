package mellos.doctor.rules;

import java.util.List;

/** Logs that lack their beginning. */
final class IncompleteLogRules {
    private static final Rule LOST_START = Rule.log("start-of-chain-missing")
            .needs(
                    60,
                    s -> !s.hasFault() && s.history().tally().orphanTripleFaults() > 0,
                    _ -> "the log announces a triple fault but has no record of the faults before it")
            .supports(
                    5,
                    s -> !s.history().messages().isEmpty(),
                    s -> "Bochs said: " + s.history().messages().getFirst().text())
            .cause(s -> s.history().messages().isEmpty()
                    ? "the log was cut or filtered: it has the triple fault but not the fault that began it"
                    : "a triple fault, and Bochs was not asked to log the exceptions that led to it")
            .change(s -> s.history().messages().isEmpty()
                    ? "Run again with -d int,cpu_reset -D qemu.log and give the doctor the whole file, not what"
                            + " grep left of it."
                    : "Put \"debug: action=ignore, cpu0=report, cpu1=report\" (one for each processor) into the"
                            + " Bochs configuration and run again.")
            .build();

    static final List<Rule> ALL = List.of(LOST_START);

    private IncompleteLogRules() {}
}
