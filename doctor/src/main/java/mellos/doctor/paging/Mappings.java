package mellos.doctor.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.paging.PagingMode.Level;

/** All that a set of tables maps, in the order of addresses, up to a number of entries that no sound kernel exceeds. */
public final class Mappings {
    private static final int MOST_ENTRIES = 4_000_000;

    private final AddressSpace space;
    private final List<Mapping> found = new ArrayList<>();
    private int left = MOST_ENTRIES;

    private Mappings(AddressSpace space) {
        this.space = space;
    }

    /** Empty with paging off, and where the root is no memory. */
    public static List<Mapping> of(AddressSpace space) {
        Mappings all = new Mappings(space);
        if (space.mode() != PagingMode.OFF) {
            all.table(0, space.root(), 0, new Rights(true, true, true));
        }
        return all.found;
    }

    private record Rights(boolean writes, boolean user, boolean executes) {
        Rights and(Entry entry) {
            return new Rights(writes && entry.isWritable(), user && entry.isUser(), executes && !entry.hasNoExecute());
        }
    }

    private void table(int depth, long table, long start, Rights rights) {
        Level level = space.mode().levels().get(depth);
        for (int i = 0; i < level.count() && left > 0; i++) {
            left--;
            Optional<Entry> entry = space.entry(level, table, i);
            if (entry.isEmpty()) {
                return;
            }
            if (entry.get().isPresent() && entry.get().reserved().isEmpty()) {
                entry(depth, entry.get(), extended(start + (long) i * level.span()), rights.and(entry.get()));
            }
        }
    }

    private void entry(int depth, Entry entry, long start, Rights rights) {
        if (!entry.isLeaf()) {
            table(depth + 1, entry.target(), start, rights);
            return;
        }
        Mapping next =
                new Mapping(start, start + entry.level().span(), rights.writes(), rights.user(), rights.executes());
        if (!found.isEmpty() && found.getLast().joins(next)) {
            Mapping last = found.removeLast();
            next = new Mapping(last.start(), next.end(), next.isWritable(), next.isUser(), next.isExecutable());
        }
        found.add(next);
    }

    /** Sign-extended, as addresses are written. */
    private long extended(long address) {
        int unused = 64 - space.mode().addressBits();
        return space.mode().isWide() ? address << unused >> unused : address;
    }
}
