package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Faults raised in user mode by what user code did, or by how the kernel prepared it. */
final class UserRules {
    private UserRules() {}

    static List<Rule> all() {
        return Stream.of(
                        UserPageRules.ALL,
                        KernelPageRules.ALL,
                        UserMemoryRules.ALL,
                        UserInstructionRules.ALL,
                        UserDoorRules.ALL,
                        UserPortRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
