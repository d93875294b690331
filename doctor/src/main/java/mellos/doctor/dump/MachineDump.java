package mellos.doctor.dump;

import java.util.List;

/**
 * A machine that stands still.
 *
 * @param name of the file, for messages
 * @param format in words
 * @param processors by their number; at least one
 */
public record MachineDump(String name, String format, List<Processor> processors, PhysicalMemory memory) {
    public MachineDump {
        processors = List.copyOf(processors);
    }

    /** The same under another name. */
    public MachineDump named(String other) {
        return new MachineDump(other, format, processors, memory);
    }
}
