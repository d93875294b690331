package mellos.doctor.dump;

import java.util.List;

/**
 * A machine that stands still.
 *
 * @param name of the file, for messages
 * @param format in words
 * @param state what its emulator said of it
 * @param processors by their number; at least one
 */
public record MachineDump(String name, String format, State state, List<Processor> processors, PhysicalMemory memory) {

    /** Whether the machine was dead when it was dumped. */
    public enum State {
        SHUT_DOWN,
        RUNNING,
        /** A file does not tell. */
        UNKNOWN
    }

    public MachineDump {
        processors = List.copyOf(processors);
    }

    /** The same under another name. */
    public MachineDump named(String other) {
        return new MachineDump(other, format, state, processors, memory);
    }
}
