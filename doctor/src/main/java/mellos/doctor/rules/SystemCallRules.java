package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** SYSCALL, SYSRET and SWAPGS: the way into the kernel and back that pushes no frame. Intel SDM vol. 2B, "SYSCALL". */
final class SystemCallRules {
    private SystemCallRules() {}

    static List<Rule> all() {
        return Stream.of(SyscallRules.ALL, SyscallEntryRules.ALL, SysretRules.ALL, UserWidthRules.ALL, SwapgsRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
