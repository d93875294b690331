package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a function polls: so that no path through it goes round and round without, nor does a path from function to
 * function. A turn of a loop that surely passes another poll needs none.
 */
final class PollPlaces {
    private final Dominators dominators;
    private final Counters counters;
    private final Set<Block> unpolled;
    private final List<PollPlace> places = new ArrayList<>();

    private PollPlaces(Code code, Counters counters) {
        this.dominators = Dominators.of(code);
        this.counters = counters;
        this.unpolled = new HashSet<>(
                code.blocks().stream().filter(dominators::isReachable).toList());
    }

    /** @param recursive the calls from which control may come back into this function before they return */
    static List<PollPlace> of(Code code, Counters counters, List<Value> recursive) {
        PollPlaces polls = new PollPlaces(code, counters);
        List<Value> calls = recursive.stream()
                .filter(call -> polls.dominators.isReachable(call.block()))
                .toList();
        if (!calls.isEmpty()) {
            polls.pollBefore(calls);
        }
        polls.breakCycles(polls.unpolled);
        return polls.places;
    }

    /** Once before all of them, and not where none of them happens. */
    private void pollBefore(List<Value> calls) {
        Block common = dominators.common(calls.stream().map(Value::block).toList());
        Value before = calls.stream()
                .filter(call -> call.block() == common)
                .findFirst()
                .orElse(common.terminator());
        add(new PollPlace(before, null));
    }

    private void add(PollPlace place) {
        places.add(place);
        if (place.counter() == null) {
            unpolled.remove(place.before().block());
        }
    }

    /** @return whether there was any */
    private boolean breakCycles(Set<Block> among) {
        List<Set<Block>> cycles = Cycles.among(among);
        cycles.forEach(this::breakCycle);
        return !cycles.isEmpty();
    }

    /** The loops inside first: what they poll may be enough. */
    private void breakCycle(Set<Block> cycle) {
        Block header =
                cycle.stream().min(Comparator.comparingInt(dominators::place)).orElseThrow();
        Set<Block> inside = new HashSet<>(cycle);
        inside.remove(header);
        boolean isInnermost = !breakCycles(inside);
        cycle.retainAll(unpolled);
        if (Cycles.among(cycle).isEmpty()) {
            return;
        }
        if (isInnermost && counters.isShort(header, cycle)) {
            return;
        }
        if (header.isLandingPad()) {
            add(new PollPlace(header.terminator(), null)); // there is no room on the edge
            return;
        }
        for (Block latch : header.predecessors()) {
            if (cycle.contains(latch)) {
                add(new PollPlace(latch.terminator(), isInnermost ? counters.of(header, cycle) : null));
            }
        }
    }
}
