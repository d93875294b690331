package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;

/** EFLAGS.VM set by an interrupt return. */
final class VirtualModeRules {
    private static final Rule VIRTUAL_MODE = Rule.named("virtual-8086-mode")
            .needs(
                    90,
                    s -> s.cpu().flag(ControlBits.FLAG_VM)
                            && s.cpu().isProtected()
                            && !s.cpu().isLongMode(),
                    s -> "EFLAGS is " + s.cpu().hex(Field.RFLAGS)
                            + ": VM (bit 17) is 1, so selectors are paragraphs and CPL is 3")
            .supports(
                    8,
                    s -> s.cpu().flag(ControlBits.FLAG_TF)
                            || s.cpu()
                                    .state()
                                    .value(Field.RFLAGS)
                                    .test(flags -> !FlagsImage.isFlagsImage(flags & ~2L | 2)),
                    _ -> "other flags that no kernel sets are 1 too: EFLAGS came from something else")
            .cause("an interrupt return (IRET) entered virtual-8086 mode: the frame's EFLAGS slot held garbage"
                    + " with the VM flag set")
            .change("Build the frame as EIP, CS, EFLAGS, ESP, SS (ascending) with EFLAGS 0x202; a missing slot"
                    + " makes IRET take the stack pointer for EFLAGS.")
            .build();

    static final List<Rule> ALL = List.of(VIRTUAL_MODE);

    private VirtualModeRules() {}
}
