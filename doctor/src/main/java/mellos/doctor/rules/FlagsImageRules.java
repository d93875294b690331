package mellos.doctor.rules;

import java.util.List;

/** A saved flags image taken for a return address. */
final class FlagsImageRules {
    private static final long PAGE = 0x1000;

    private static final Rule FLAGS_POPPED = Rule.named("flags-popped-as-return-address")
            .needs(
                    80,
                    s -> !s.fault().chain().isExternal()
                            && FlagsImage.standsOnFlags(s)
                            && (s.fault().isFetch() || s.fault().rip() < PAGE),
                    s -> "RIP is " + Address.hex(s.fault().rip())
                            + ": as an address it is nothing, as RFLAGS it is an ordinary value")
            .supports(
                    14,
                    s -> (s.fault().rip() & (FlagsImage.INTERRUPT_FLAG | FlagsImage.RESUME_FLAG)) != 0,
                    s -> (s.fault().rip() & FlagsImage.INTERRUPT_FLAG) != 0
                            ? "bit 9 is IF: interrupts on"
                            : "bit 16 is RF")
            .cause(s -> "it returned to " + Address.hex(s.fault().rip())
                    + ", a saved flags image (RFLAGS) taken for the return address: pushed and popped in"
                    + " the wrong order")
            .change("Build and pop a saved context in one order: where RET ends it, POPF comes before RET; where"
                    + " IRET ends it, RIP is lowest. A new task's first stack must look like one that was"
                    + " switched out.")
            .apart("gdb at the context switch: x/8gx $rsp before the RET shows the flags on top.")
            .build();

    static final List<Rule> ALL = List.of(FLAGS_POPPED);

    private FlagsImageRules() {}
}
