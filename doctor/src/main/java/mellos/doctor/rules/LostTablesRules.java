package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;

/** Page tables that were good and are no more. */
final class LostTablesRules {
    private static final Rule TABLES_DESTROYED = Rule.named("page-tables-lost")
            .symptom()
            .needs(
                    44,
                    s -> s.fault().isPageFault()
                            && s.fault().onlyPageFaultsFollow()
                            && s.fault().isNotPresent()
                            && !s.fault().isUser()
                            && !s.fault().nearStack(s.fault().cr2())
                            && !Address.isNearNull(s.fault().rip())
                            && (s.fault().isFetch()
                                    || !s.tables().idtNeverLoaded()
                                            && !Address.isNearNull(s.fault().cr2())),
                    _ -> "every fault of the chain is a page fault: nothing the processor needs is mapped")
            .supports(
                    22,
                    s -> FetchFacts.unmappedFetch(s)
                            && s.names().inImage(s.fault().rip())
                            && !FetchFacts.tablesSwitchedJustBefore(s)
                            && s.code().previousIsKnown()
                            && !s.code().previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET),
                    s -> "the code at " + s.names().what(s.fault().rip()) + " ran a moment ago and its page is gone")
            .supports(
                    10,
                    s -> s.fault().failure().cr2().isKnown()
                            && s.tables().inIdt(s.fault().failureAddress()),
                    s -> "the IDT (" + Address.hex(s.fault().failureAddress()) + ") is not mapped either")
            .supports(
                    8,
                    s -> (s.cpu().cr3() & 0xfff & ~0x18L) != 0 && s.cpu().cr4Lacks(ControlBits.CR4_PCIDE),
                    s -> "CR3 is " + s.cpu().hex(Field.CR3) + ", not page-aligned")
            .against(30, FetchFacts::tablesSwitchedJustBefore)
            .against(20, FetchFacts::lowTrampoline)
            .cause(s -> "the page tables in use (CR3 " + s.cpu().hex(Field.CR3)
                    + ") no longer map the kernel: they were freed, " + "overwritten, or replaced by wrong ones")
            .change("Find who wrote to the frames of the page tables: the frame allocator handing them out again"
                    + " (are they reserved in it?), a freed address space still in CR3, an overrun, or a"
                    + " switch to an address space without the kernel's half copied in.")
            .apart("A watchpoint in gdb on the top-level table's physical page shows the writer.")
            .build();

    static final List<Rule> ALL = List.of(TABLES_DESTROYED);

    private LostTablesRules() {}
}
