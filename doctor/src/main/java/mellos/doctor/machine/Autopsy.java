package mellos.doctor.machine;

import java.util.List;
import java.util.Optional;

/**
 * What a dump tells.
 *
 * @param outcome whether a processor died
 * @param rule the cause's stable name; empty when no processor died
 * @param what the cause, a sentence
 * @param where function, line, address, exception and processor
 * @param doThis what to change; may be empty
 * @param warnings what makes the answer less trustworthy than it looks
 * @param flaws what else is wrong with the tables, by the checks' names
 * @param story the rest, in the order to be read
 */
public record Autopsy(
        Outcome outcome,
        Optional<String> rule,
        String what,
        String where,
        String doThis,
        List<String> warnings,
        List<String> flaws,
        List<Section> story) {

    /** What became of the machine. */
    public enum Outcome {
        /** A processor stands where it cannot go on, nor report it. */
        DIED,
        /** A processor stands at an instruction whose exception it can handle, or all can go on. */
        ALIVE
    }

    public Autopsy {
        warnings = List.copyOf(warnings);
        flaws = List.copyOf(flaws);
        story = List.copyOf(story);
    }
}
