package mellos.doctor.machine;

import java.util.List;

/** A part of the long story: a title, and a sentence or a row a line. */
public record Section(String title, List<String> lines) {
    public Section {
        lines = List.copyOf(lines);
    }
}
