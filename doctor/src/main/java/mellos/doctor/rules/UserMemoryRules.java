package mellos.doctor.rules;

import java.util.List;

/** User mode on pages that are not there. */
final class UserMemoryRules {
    private static final Rule USER_READ = Rule.named("user-page-not-present")
            .symptom()
            .needs(
                    62,
                    s -> s.fault().isDataAccess()
                            && s.fault().isUser()
                            && s.fault().isNotPresent()
                            && !Address.isNearNull(s.fault().cr2()),
                    s -> "error code "
                            + Address.hex(s.fault().error())
                            + ": user mode, page not present, address "
                            + Address.hex(s.fault().cr2()))
            .cause(s -> "user code touched " + Address.hex(s.fault().cr2()) + ", which is not mapped")
            .change("Map the page (was the program's BSS or heap forgotten?) or end the process in the page-fault"
                    + " handler.")
            .build();

    private static final Rule USER_NULL = Rule.named("user-null-pointer")
            .symptom()
            .needs(
                    76,
                    s -> s.fault().isDataAccess()
                            && s.fault().isUser()
                            && s.fault().isNotPresent()
                            && Address.isNearNull(s.fault().cr2()),
                    s -> "user mode, fault address " + Address.hex(s.fault().cr2()))
            .cause("user code used a null pointer")
            .change("It is the program's fault: the page-fault handler should end the process and go on.")
            .build();

    static final List<Rule> ALL = List.of(USER_READ, USER_NULL);

    private UserMemoryRules() {}
}
