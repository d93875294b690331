package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Kind;

/** Paging turned on with tables of another mode. */
final class PagingSwitchRules {

    private static final Rule LEGACY_TABLES = Rule.named("paging-enabled-with-wrong-tables")
            .needs(
                    56,
                    s -> s.hasFault()
                            && s.fault().isFetch()
                            && s.cpu().isPaging()
                            && !s.cpu().isLongMode()
                            && !s.fault().isUser()
                            && s.fault().onlyPageFaultsFollow()
                            && !Address.isNearNull(s.fault().rip()),
                    s -> "32-bit paging with CR3 " + s.cpu().hex(Field.CR3) + " and CR4 "
                            + s.cpu().hex(Field.CR4) + ", and neither the code nor the IDT is mapped")
            .supports(12, s -> !s.tables().idtNeverLoaded(), _ -> "an IDT is loaded, and even that is not mapped")
            .supports(
                    12,
                    s -> s.code().previousIs(Kind.MOV_TO_CR),
                    s -> "the instruction before is \"" + s.code().previous().text() + "\"")
            .cause("the page directory in CR3 does not map the running code: wrong address, wrong format for"
                    + " CR4.PAE and CR4.PSE, or entries not present")
            .change("Check CR3 (physical, page-aligned), that CR4.PSE is set when 4 MiB pages are used, that"
                    + " entries have the present bit, and that the kernel's own pages are mapped where it"
                    + " runs.")
            .build();

    static final List<Rule> ALL = List.of(LEGACY_TABLES);

    private PagingSwitchRules() {}
}
