package mellos.doctor.paging;

import java.util.List;
import java.util.Optional;

/**
 * How an address is translated: the entries met, from the root on, and what they came to.
 *
 * @param entries those that could be read; the last one ended the walk
 */
public record Walk(PagingMode mode, long address, List<Entry> entries, End end) {

    /** What a walk comes to, whatever the access. */
    public sealed interface End {}

    /** Translated. @param pageBytes 4 KiB, 2 MiB, 4 MiB or 1 GiB */
    public record Mapped(long physical, long pageBytes) implements End {}

    /** The entry's present bit is 0. */
    public record NotPresent(Entry entry) implements End {}

    /** The entry has bits set that must be 0. */
    public record Reserved(Entry entry, String why) implements End {}

    /** A table lies where the machine has no memory. @param at where the entry would stand */
    public record NoTable(Optional<Entry> from, long at) implements End {}

    /** No address that this mode translates. */
    public record NotCanonical() implements End {}

    public boolean isMapped() {
        return end instanceof Mapped;
    }

    /** Whether all levels allow writing. */
    public boolean isWritable() {
        return entries.stream().allMatch(Entry::isWritable);
    }

    public boolean isUser() {
        return entries.stream().allMatch(Entry::isUser);
    }

    /** The first entry on the way whose bit 63 is set. */
    public Optional<Entry> noExecute() {
        return entries.stream().filter(Entry::hasNoExecute).findFirst();
    }

    /** One sentence: what is mapped there, or which entry ended the walk. */
    public String words() {
        return switch (end) {
            case Mapped mapped ->
                "mapped to 0x" + Long.toHexString(mapped.physical()) + ", "
                        + size(mapped.pageBytes()) + ", " + (isWritable() ? "writable" : "read-only")
                        + (isUser() ? ", user" : ", supervisor") + (noExecute().isPresent() ? ", no-execute" : "");
            case NotPresent(Entry entry) -> "not mapped: " + entry.words();
            case Reserved(Entry entry, String why) -> "no valid entry: " + entry.words() + ": " + why;
            case NoTable(Optional<Entry> from, long at) ->
                "no table: " + from.map(each -> each.words() + " points to").orElse("CR3 points to") + " 0x"
                        + Long.toHexString(at & -0x1000) + ", where the machine has no memory";
            case NotCanonical() -> "not canonical: bits " + (mode.addressBits() - 1) + " to 63 are not all alike";
        };
    }

    static String size(long bytes) {
        return bytes >= 1 << 30
                ? (bytes >> 30) + " GiB"
                : bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
