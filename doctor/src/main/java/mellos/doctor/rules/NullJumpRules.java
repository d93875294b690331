package mellos.doctor.rules;

import java.util.List;

/** Jumps and calls to address zero. */
final class NullJumpRules {
    private static final Rule NULL_CALL = Rule.named("jump-to-null")
            .symptom()
            .needs(0, s -> !FlagsImage.standsOnFlags(s))
            .needs(
                    86,
                    s -> s.fault().isFetch()
                            && !s.fault().isUser()
                            && Address.isNearNull(s.fault().rip()),
                    FetchFacts::target)
            .supports(10, s -> s.fault().rip() == 0, _ -> "RIP is exactly 0")
            .against(20, SystemCallFacts::mayHaveCalled)
            .cause(s -> s.fault().rip() == 0
                    ? "it jumped to address zero: a null function pointer was called, or a return address of zero"
                            + " was popped"
                    : "it jumped to " + Address.hex(s.fault().rip())
                            + ", next to zero: through a null table of functions, or by a smashed return address")
            .change("Find the indirect call or the return that led here (the return address of a call is on top of"
                    + " the stack, at RSP): an unset function pointer or vtable entry, an entry point not"
                    + " filled in, or a stack that was overwritten with zeros.")
            .apart("A call leaves a code address at [RSP]; a RET to zero leaves whatever was above.")
            .build();

    static final List<Rule> ALL = List.of(NULL_CALL);

    private NullJumpRules() {}
}
