package mellos.doctor.rules;

import java.util.List;

/** User stacks that are not mapped. */
final class UserStackRules {
    private static final Rule USER_STACK = Rule.named("user-stack-fault")
            .symptom()
            .needs(
                    70,
                    s -> s.fault().isDataAccess()
                            && s.fault().isUser()
                            && s.fault().nearStack(s.fault().cr2()),
                    s -> "user code faulted on its own " + "stack: RSP "
                            + Address.hex(s.fault().rsp()) + ", fault address "
                            + Address.hex(s.fault().cr2()))
            .supports(10, s -> s.fault().isNotPresent(), _ -> "the page is not present")
            .cause(s -> "the user program's stack is not mapped for user access at "
                    + Address.hex(s.fault().cr2()))
            .change("Map the user stack with the user bit set on every level, large enough, or grow it in the"
                    + " page-fault handler.")
            .build();

    static final List<Rule> ALL = List.of(USER_STACK);

    private UserStackRules() {}
}
