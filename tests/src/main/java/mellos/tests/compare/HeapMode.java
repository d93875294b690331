package mellos.tests.compare;

import java.time.Duration;

/**
 * How often programs under comparison collect.
 *
 * @param settings what {@code MELLOS_GC} and the kernel's {@code gc=} are given; docs/collector.md, "Settings"
 * @param patience for one program, on a machine that others use, too
 */
public record HeapMode(String settings, Duration patience) {
    /** As any program does. */
    public static final HeapMode USUAL = new HeapMode("", Duration.ofMinutes(1));

    /** At every n-th allocation, where what is free becomes a pattern, and what is not must be whole. */
    public static HeapMode everyNth(int n) {
        return new HeapMode("every=" + n + ",poison,verify", Duration.ofMinutes(15));
    }

    @Override
    public String toString() {
        return settings.isEmpty() ? "usual" : settings;
    }
}
