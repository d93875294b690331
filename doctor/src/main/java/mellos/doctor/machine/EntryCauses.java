package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;

/** Page-table entries that are cleared or missing. */
final class EntryCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-cleared-entry")
                    .when(s -> s.isNotPresent()
                            && s.lastEntry()
                                    .filter(each -> each.target() != 0
                                            && s.patient().space().memory().has(each.target()))
                                    .isPresent())
                    .says(
                            s -> s.lastEntry().orElseThrow().name() + " for " + s.named(s.address())
                                    + " still has an address ("
                                    + hex(s.lastEntry().orElseThrow().target()) + "), but its present bit was cleared",
                            _ -> "Set bit 0, or take the mapping out of use before it is cleared.",
                            s -> List.of(s.first().text())),
            named("dump-hole")
                    .when(s -> s.isNotPresent() && s.isHole())
                    .says(
                            s -> "one page of mapped memory has no entry: " + s.named(s.address())
                                    + ", and its neighbours are mapped",
                            _ ->
                                    "Find what unmaps single pages (a guard page, a free, an off-by-one in a loop over pages).",
                            s -> List.of(s.first().text())),
            named("dump-not-mapped")
                    .when(Situation::isNotPresent)
                    .says(
                            s -> (s.isFetch() ? "it jumped to " : "it used ") + s.named(s.address())
                                    + ", where nothing is mapped: "
                                    + s.lastEntry().orElseThrow().name() + " is empty, and with it " + extent(s),
                            _ -> "Map it, or mend the pointer: nothing near that address is mapped.",
                            s -> List.of(s.first().text())));

    private EntryCauses() {}

    /** How much an empty entry leaves unmapped. */
    private static String extent(Situation s) {
        long span = s.lastEntry().orElseThrow().level().span();
        return span >= 1L << 39
                ? (span >> 30) + " GiB"
                : span >= 1 << 30 ? "1 GiB" : span >= 1 << 20 ? (span >> 20) + " MiB" : "4 KiB";
    }
}
