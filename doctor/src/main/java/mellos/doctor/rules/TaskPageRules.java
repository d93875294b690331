package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;

/** The TSS as memory: not mapped. */
final class TaskPageRules {
    private static final Rule TSS_PAGE = Rule.named("tss-not-mapped")
            .needs(
                    84,
                    s -> s.fault().isDataAccess()
                            && s.tables().inTss(s.fault().cr2())
                            && !s.tables().inGdt(s.fault().cr2())
                            && (!s.code().isKnown() || s.code().is(Kind.LTR, Kind.INT_N, Kind.INT3, Kind.PORT_IO)),
                    s -> "the fault address " + s.names().what(s.fault().cr2()) + " is inside the TSS")
            .cause("the task-state segment is not mapped")
            .change("Map the TSS at the base its descriptor names; the base must be the virtual address, with bits"
                    + " 32–63 in the second half of the 16-byte descriptor.")
            .build();

    static final List<Rule> ALL = List.of(TSS_PAGE);

    private TaskPageRules() {}
}
