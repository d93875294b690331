package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.ControlState;
import mellos.doctor.log.Field;
import mellos.doctor.log.Value;

/** CR3 that holds no page table. */
final class TopTableRules {
    private static final long PAGE = 0x1000;

    private static final Rule NO_PAGE_TABLE = Rule.named("cr3-is-no-page-table")
            .needs(
                    92,
                    s -> s.fault().isPageFault()
                            && s.cpu().isPaging()
                            && s.cpu().state().cr3().test(cr3 -> Long.compareUnsigned(cr3, PAGE) < 0),
                    s -> "CR3 is " + s.cpu().hex(Field.CR3)
                            + ": the table would lie at address 0, where the real-mode interrupt vectors are")
            .supports(
                    5,
                    s -> s.processors()
                            .peer()
                            .map(ControlState::cr3)
                            .filter(Value::isKnown)
                            .filter(each -> !each.equals(s.cpu().state().cr3()))
                            .isPresent(),
                    s -> "the other processors use CR3 "
                            + s.processors()
                                    .peer()
                                    .map(each -> each.cr3().hex())
                                    .orElse("another"))
            .cause(s -> "CR3 is " + s.cpu().hex(Field.CR3)
                    + ", which is no page table: the real-mode vector table in low memory is read as one")
            .change("Load CR3 with the physical address of the top-level table; check that the variable it comes"
                    + " from is filled in before STARTUP is sent, and read with the right width and offset.")
            .build();

    static final List<Rule> ALL = List.of(NO_PAGE_TABLE);

    private TopTableRules() {}
}
