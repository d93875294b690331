package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Ports and gates that user mode may not use. */
final class UserDoorRules {
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

    private static final Rule INTERRUPT_GATE = Rule.delivery("software-interrupt-gate-dpl")
            .needs(
                    88,
                    s -> s.hasFault()
                            && s.fault().origin().software()
                            && s.fault().isUser()
                            && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                            && ErrorCode.namesGate(
                                    s.fault().failureCode(), s.fault().vector())
                            && !s.tables().gateBeyondLimit(s.fault().vector())
                            && !s.tables().idtNeverLoaded(),
                    s -> "INT 0x" + Integer.toHexString(s.fault().vector())
                            + " in user mode raised #GP with error code "
                            + Address.hex(s.fault().failureCode())
                            + ", which names IDT entry 0x"
                            + Integer.toHexString(s.fault().vector())
                            + "; the entry is inside the IDT's limit")
            .cause(s -> "the IDT gate for vector 0x"
                    + Integer.toHexString(s.fault().vector())
                    + " may not be used from user mode: its DPL is 0 (or the gate is empty)")
            .change("Set DPL 3 in the system-call gate (type byte 0xEE in place of 0x8E); leave all other gates at"
                    + " DPL 0.")
            .apart("An empty gate gives the same error code: dump the IDT entry.")
            .build();

    static final List<Rule> ALL = List.of(PORT_IO, INTERRUPT_GATE);

    private UserDoorRules() {}
}
