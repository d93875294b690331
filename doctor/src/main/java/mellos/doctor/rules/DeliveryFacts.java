package mellos.doctor.rules;

import mellos.doctor.chain.Nested;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** What a failed delivery shows: the event, and the fault that it ran into. */
final class DeliveryFacts {
    private DeliveryFacts() {}

    static boolean failed(Scene s) {
        return s.fault().deliveryFailed();
    }

    static String event(Scene s) {
        int v = s.fault().vector();
        return s.fault().chain().isExternal()
                ? "external interrupt 0x" + Integer.toHexString(v)
                : s.fault().origin().software()
                        ? v == 3 ? "the breakpoint INT3" : "INT 0x" + Integer.toHexString(v)
                        : Vector.shortName(v);
    }

    /** The nested fault names the IDT entry of the event being delivered, or the log has lost its error code. */
    static boolean blamesGate(Scene s) {
        Nested f = s.fault().failure();
        if (f.vector() != Vector.GENERAL_PROTECTION && f.vector() != Vector.SEGMENT_NOT_PRESENT) {
            return false;
        }
        return !f.errorCode().isKnown()
                || ErrorCode.namesGate(s.fault().failureCode(), s.fault().vector());
    }

    static String nestedText(Scene s) {
        Nested f = s.fault().failure();
        String code = f.errorCode() instanceof Value.Known known ? code(s, (int) known.number()) : "";
        String where = f.cr2() instanceof Value.Known known
                ? " at address " + s.names().what(known.number())
                : "";
        return "delivering " + event(s) + " raised " + Vector.shortName(f.vector()) + code + where;
    }

    private static String code(Scene s, int code) {
        String meaning = ErrorCode.namesGate(code, s.fault().vector())
                ? "the IDT entry of that vector"
                : ErrorCode.describe(s.fault().failure().vector(), code);
        return " with error code " + Address.hex(code) + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }
}
