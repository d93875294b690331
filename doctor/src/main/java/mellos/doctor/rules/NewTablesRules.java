package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;

/** New page tables that do not map the running code. */
final class NewTablesRules {
    private static final Rule NEW_TABLES = Rule.named("new-cr3-lacks-code")
            .needs(
                    52,
                    s -> FetchFacts.unmappedFetch(s)
                            && s.cpu().isPaging()
                            && !Address.isNearNull(s.fault().rip()),
                    FetchFacts::target)
            .supports(
                    40,
                    FetchFacts::tablesSwitchedJustBefore,
                    s -> "the instruction before it is \"" + s.code().previous().text()
                            + "\": this is the first fetch with the new page tables")
            .supports(
                    14,
                    s -> s.fault().formerTables().isKnown()
                            && s.tables().isFamiliar(s.fault().rip()),
                    s -> "the event before ran with CR3 "
                            + s.fault().formerTables().hex() + ": the address space was switched in between")
            .supports(
                    14,
                    s -> s.fault().onlyPageFaultsFollow() && !s.tables().idtNeverLoaded(),
                    _ -> "every following fault is a page fault too: " + "the IDT or the handler is not mapped either")
            .supports(
                    10,
                    s -> !s.hasImage() && s.tables().isFamiliar(s.fault().rip()),
                    _ -> "RIP is in the region of the kernel's own stack and " + "tables")
            .against(20, s -> !s.hasImage() && !s.tables().isFamiliar(s.fault().rip()))
            .supports(
                    8,
                    s -> s.names().inImage(s.fault().rip()),
                    s -> "RIP lies in the kernel image ("
                            + s.names().name(s.fault().rip()) + ")")
            .against(25, s -> s.code().previousIsKnown() && !FetchFacts.tablesSwitchedJustBefore(s))
            .against(20, FetchFacts::lowTrampoline)
            .cause(s -> (FetchFacts.tablesSwitchedJustBefore(s)
                            ? "the page tables just loaded (CR3 " + s.cpu().hex(Field.CR3) + ") do not map"
                            : "the page tables in use (CR3 " + s.cpu().hex(Field.CR3)
                                    + "; just loaded, or damaged) do not map")
                    + " the code that is running at "
                    + s.names().what(s.fault().rip()))
            .change(s -> "Map the running code (and stack, IDT, GDT) at the same addresses in the new tables before"
                    + " writing CR3; check that CR3 gets the physical address of the top-level table and that"
                    + " its entries hold physical addresses.")
            .apart("monitor info mem (or info tlb) at the fault shows whether anything is mapped at all.")
            .build();

    static final List<Rule> ALL = List.of(NEW_TABLES);

    private NewTablesRules() {}
}
