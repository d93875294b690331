package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** I/O ports that user mode may not use. */
final class UserPortRules {
    private static final Rule PORT_IO = Rule.named("port-io-in-user-mode")
            .needs(
                    94,
                    s -> s.fault().is(Vector.GENERAL_PROTECTION)
                            && s.fault().isUser()
                            && s.fault().error() == 0
                            && s.code().is(Kind.PORT_IO),
                    s -> "\""
                            + s.code().instruction().text() + "\" in user mode with RFLAGS.IOPL "
                            + (s.cpu().value(mellos.doctor.log.Field.RFLAGS) >> 12 & 3)
                            + " and no permission in the TSS's I/O bitmap")
            .cause("user mode used an I/O port without permission")
            .change("Let the kernel do the port access behind a system call, or set IOPL 3 in the task's RFLAGS,"
                    + " or clear the port's bits in the TSS's I/O permission bitmap (and set the I/O map base"
                    + " inside the TSS limit).")
            .build();

    static final List<Rule> ALL = List.of(PORT_IO);

    private UserPortRules() {}
}
