package mellos.doctor;

import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.LogReader;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;

/**
 * The doctor's answer.
 *
 * @param chain the chain of faults explained; empty when the log has none
 * @param causes candidates, best first; the first is the diagnosis. Empty when nothing is wrong or nothing can be said
 * @param unhandled why the fault was not handled, when that is not itself the first cause
 * @param warnings what makes the answer less trustworthy than it looks
 * @param advice what to do for a better log, most useful first
 * @param logs what was read
 */
public record Diagnosis(
        Verdict verdict,
        Optional<FaultChain> chain,
        List<Finding> causes,
        Optional<Finding> unhandled,
        List<String> warnings,
        List<String> advice,
        Scene scene,
        List<LogReader.Summary> logs) {

    /** The best candidate. */
    public Optional<Finding> cause() {
        return causes.stream().findFirst();
    }

    /** True when the log shows a machine that failed, or one that may have. */
    public boolean isFailure() {
        return verdict != Verdict.HEALTHY && verdict != Verdict.NO_FAULT;
    }
}
