package mellos.doctor.rules;

import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** What IRET took for a code selector, compared with what the last delivery pushed. */
final class FrameFacts {
    private FrameFacts() {}

    /** After an exception with an error code: its number, RIP and CS as they were pushed. */
    static Delivery lastDelivery(Scene s) {
        return s.fault().lastBefore();
    }

    static boolean notPopped(Scene s) {
        return s.fault()
                .findLastBefore()
                .filter(last -> Vector.hasErrorCode(last.vector()) && !last.isInterrupt() && taken(s) > 0)
                .filter(last -> last.ip().test(ip -> taken(s) == (ip & mask(s))))
                .isPresent();
    }

    static boolean poppedTooMuch(Scene s) {
        Value flags = s.fault()
                .findLastBefore()
                .map(each -> each.state().value(Field.RFLAGS))
                .orElse(Value.UNKNOWN);
        return taken(s) > 0
                && (flags.test(value -> taken(s) == (value & mask(s)))
                        || taken(s) > 0x38
                                && flags.test(value ->
                                        (taken(s) | ControlBits.FLAG_IF) == (value & mask(s) | ControlBits.FLAG_IF)));
    }

    /**
     * A selector with the LDT bit, when no LDT is loaded: its descriptor is sought at address 0, which may not be
     * mapped.
     */
    static boolean soughtInLdt(Scene s) {
        return s.fault().isDataAccess()
                && !s.fault().isUser()
                && s.cpu().has(SegmentName.LDT)
                && s.cpu().segment(SegmentName.LDT).selector() == 0
                && Long.compareUnsigned(
                                s.fault().cr2()
                                        - s.cpu().segment(SegmentName.LDT).base(),
                                0xffff)
                        < 0
                && (s.code().is(Kind.IRET) || !s.code().isKnown() && s.fault().hasBefore());
    }

    /** The selector that IRET tried to load, as far as the log shows it; 0 when it does not. */
    static long taken(Scene s) {
        return soughtInLdt(s)
                ? s.fault().cr2() - s.cpu().segment(SegmentName.LDT).base()
                : SelectorFacts.selectorFault(s) ? SelectorFacts.selector(s) : 0;
    }

    /** The bits of a selector that are visible: in an error code all but the privilege, in an address the index. */
    private static long mask(Scene s) {
        return soughtInLdt(s) ? 0xfff8 : 0xfffc;
    }

    static boolean looksLikeFlags(Scene s) {
        int e = (int) taken(s);
        return e != 0 && (e & ~0xed4) == 0 && (e & 0x200) != 0 || e == 0x44 || e == 0x84 || e == 0x94;
    }
}
