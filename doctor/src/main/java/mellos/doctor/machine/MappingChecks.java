package mellos.doctor.machine;

import java.util.List;
import java.util.stream.Collectors;
import mellos.doctor.paging.Mapping;
import mellos.doctor.x86.ControlBits;

/** What is mapped how: writable and executable, page 0, open to user mode. */
final class MappingChecks {
    private static final int SHOWN = 3;

    private MappingChecks() {}

    static List<String> writableCode(Checkup c) {
        List<Mapping> both = c.mappings().stream()
                .filter(each -> each.isWritable() && each.isExecutable())
                .toList();
        long bytes = both.stream().mapToLong(Mapping::size).sum();
        return TableChecks.one(
                !both.isEmpty(),
                (bytes >> 10) + " KiB are mapped writable and executable: "
                        + both.stream().limit(SHOWN).map(Mapping::words).collect(Collectors.joining("; "))
                        + (both.size() > SHOWN ? "; …" : ""));
    }

    static List<String> writeProtection(Checkup c) {
        return TableChecks.one(
                (c.patient().processor().cr0() & ControlBits.CR0_WP) == 0,
                "CR0.WP is 0: the kernel writes through read-only mappings");
    }

    static List<String> firstPage(Checkup c) {
        return TableChecks.one(c.mappingOf(0).isPresent(), "page 0 is mapped: null pointers go unnoticed");
    }

    static List<String> kernelOpen(Checkup c) {
        boolean open = c.patient().processor().privilege() == 0
                && c.mappingOf(c.patient().rip()).filter(Mapping::isUser).isPresent()
                && GateChecks.gates(c.patient()).stream().anyMatch(each -> each.privilege() == 3);
        return TableChecks.one(
                open,
                "the kernel's code at " + c.patient().names().what(c.patient().rip()) + " is mapped for user mode");
    }
}
