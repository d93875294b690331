package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.log.SegmentName;

/** The stack protector's canary at FS:0x28. */
final class StackProtectorRules {
    private static final Rule STACK_PROTECTOR = Rule.named("stack-protector-without-fs")
            .needs(
                    70,
                    s -> s.fault().isDataAccess()
                            && s.fault().cr2() == SegmentBaseFacts.STACK_PROTECTOR
                            && !s.fault().isUser()
                            && (SegmentBaseFacts.through(s, SegmentBaseFacts.FS)
                                    || !s.code().isKnown()
                                            && SegmentBaseFacts.baseZero(s, SegmentName.FS)
                                            && s.cpu().has(Field.RIP)),
                    _ -> "the fault address is exactly 0x28, where compilers keep the stack-protector canary"
                            + " relative to FS")
            .supports(
                    29,
                    s -> SegmentBaseFacts.through(s, SegmentBaseFacts.FS),
                    s -> "\"" + s.code().instruction().text() + "\" reads it through FS")
            .supports(5, s -> SegmentBaseFacts.baseZero(s, SegmentName.FS), _ -> "the FS base is 0")
            .cause("the compiler's stack protector read its canary at FS:0x28 while the FS base is 0")
            .change("Compile the kernel with -fno-stack-protector, or use -mstack-protector-guard=global, or set "
                    + "IA32_FS_BASE before the first function that is protected.")
            .build();

    static final List<Rule> ALL = List.of(STACK_PROTECTOR);

    private StackProtectorRules() {}
}
