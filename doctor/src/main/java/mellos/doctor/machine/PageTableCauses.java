package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;

import java.util.List;
import mellos.doctor.paging.Entry;
import mellos.doctor.paging.Refusal.Why;
import mellos.doctor.paging.Walk;

/** The page tables themselves: overwritten, outside memory, with bits that are reserved. */
final class PageTableCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-nx-without-nxe")
                    .when(s -> s.refusesFirst(Why.NO_EXECUTE_WITHOUT_NXE))
                    .says(
                            _ -> "EFER.NXE is 0 on this processor, but the page tables use the no-execute bit (bit 63)",
                            _ ->
                                    "Set EFER.NXE together with LME (EFER |= 0x900) before the first access to memory mapped no-execute.",
                            s -> List.of(s.first().text())),
            named("dump-table-overwritten")
                    .when(s -> s.first().why().isPresent() && s.tableDamage().isPresent())
                    .says(
                            s -> "a page table was overwritten: the page at "
                                    + s.named(s.tableDamage().orElseThrow().start()) + " holds no entries any more",
                            _ ->
                                    "Find who writes to that frame: it was handed out twice, freed while in use, or a buffer ran into it.",
                            s -> List.of(
                                    s.first().text(),
                                    s.tableDamage().orElseThrow().words())),
            named("dump-table-outside-memory")
                    .when(s -> s.refusesFirst(Why.NO_TABLE))
                    .says(
                            s -> (s.walk().entries().isEmpty()
                                            ? "CR3"
                                            : s.walk().entries().getLast().name())
                                    + " points to a table where the machine has no memory",
                            _ ->
                                    "Write the table's physical address there, from a frame that the memory map calls usable.",
                            s -> List.of(s.first().text())),
            named("dump-reserved-bit")
                    .when(s -> s.refusesFirst(Why.RESERVED_BIT))
                    .says(
                            s -> "the " + s.lastEntry().map(Entry::name).orElse("entry") + " for "
                                    + s.named(s.address()) + " has reserved bits set: " + reason(s),
                            _ -> "Build the entry from an aligned physical address and flags only.",
                            s -> List.of(s.first().text())));

    private PageTableCauses() {}

    private static String reason(Situation s) {
        return s.walk().end() instanceof Walk.Reserved reserved ? reserved.why() : "";
    }
}
