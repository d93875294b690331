package mellos.runtime.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mellos.runtime.thread.Threads;

/**
 * Threads that wait for each other in a circle, by monitors and by locks of {@code java.util.concurrent}. Looks at
 * threads while they run: whoever is in a real circle stays there, so a circle that is found again is one.
 */
public final class Deadlocks {
    private final List<Thread> threads = List.of(Threads.all());
    private final Set<Thread> seen = new HashSet<>();
    private final List<List<WaitingFor>> circles = new ArrayList<>();

    private Deadlocks() {}

    /** Each circle's threads, each followed by the one that has what it waits for. */
    public static List<List<WaitingFor>> find() {
        Deadlocks search = new Deadlocks();
        for (Thread thread : search.threads) {
            search.follow(thread);
        }
        return search.circles;
    }

    private void follow(Thread start) {
        List<Thread> path = new ArrayList<>();
        List<WaitingFor> waits = new ArrayList<>();
        for (Thread thread = start;
                thread != null && seen.add(thread);
                thread = waits.getLast().owner()) {
            WaitingFor wait = WaitingFor.of(thread, threads);
            if (wait == null) {
                return;
            }
            path.add(thread);
            waits.add(wait);
        }
        Thread last = waits.isEmpty() ? null : waits.getLast().owner();
        int entry = path.indexOf(last);
        if (entry >= 0 && isStill(waits.subList(entry, waits.size()))) {
            circles.add(List.copyOf(waits.subList(entry, waits.size())));
        }
    }

    private boolean isStill(List<WaitingFor> circle) {
        for (WaitingFor wait : circle) {
            if (!wait.equals(WaitingFor.of(wait.thread(), threads))) {
                return false;
            }
        }
        return true;
    }
}
