package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** Gates that user mode may not use. */
final class UserDoorRules {

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

    static final List<Rule> ALL = List.of(INTERRUPT_GATE);

    private UserDoorRules() {}
}
