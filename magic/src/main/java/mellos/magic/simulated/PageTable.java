package mellos.magic.simulated;

/**
 * Pages by their number: a hash table with open addressing that is read without a lock. Readers see pages whole because
 * their fields are final, and a table whole because the reference to it is volatile. Pages are never taken out, so who
 * finds none may be late at worst, and asks again under the lock.
 */
final class PageTable {
    private static final int INITIAL_SLOTS = 64;

    private final boolean strict;
    private volatile Page[] slots = new Page[INITIAL_SLOTS];
    private int count;

    PageTable(boolean strict) {
        this.strict = strict;
    }

    /** The page that holds an address, null if there is none yet. */
    Page find(long address) {
        long number = address >>> Page.SHIFT;
        Page[] table = slots;
        int slot = slot(number, table);
        Page page = table[slot];
        while (page != null && page.number != number) {
            slot = slot + 1 & table.length - 1;
            page = table[slot];
        }
        return page;
    }

    /** The page that holds an address, made now if there is none. */
    synchronized Page findOrMake(long address) {
        Page found = find(address);
        if (found != null) {
            return found;
        }
        if (2 * ++count > slots.length) {
            grow();
        }
        Page made = new Page(address >>> Page.SHIFT, strict);
        put(made, slots);
        return made;
    }

    private void grow() {
        Page[] larger = new Page[2 * slots.length];
        for (Page page : slots) {
            if (page != null) {
                put(page, larger);
            }
        }
        slots = larger;
    }

    private static void put(Page page, Page[] table) {
        int slot = slot(page.number, table);
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = page;
    }

    /** Neighbours get neighbouring slots; the upper bits tell the areas of an address space apart. */
    private static int slot(long number, Page[] table) {
        return (int) (number ^ number >>> 13 ^ number >>> 29) & table.length - 1;
    }
}
