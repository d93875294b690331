package mellos.doctor.rules;

import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** What a fault on a fetch shows. */
final class FetchFacts {
    private FetchFacts() {}

    static boolean unmappedFetch(Scene s) {
        return s.fault().isFetch() && s.fault().isNotPresent() && !s.fault().isUser();
    }

    static String target(Scene s) {
        return "the fault address equals RIP (" + s.names().what(s.fault().rip()) + "): the fetch itself failed";
    }

    static boolean tablesSwitchedJustBefore(Scene s) {
        return s.code().previousIs(Kind.MOV_TO_CR) && s.code().previous().register() == 3;
    }

    /**
     * The last delivery in the log pushed its frame, and RSP is exactly where that leaves it: RIP came from the gate.
     */
    static boolean leadsFromDelivery(Scene s) {
        if (!s.fault().hasBefore() || !s.fault().lastBefore().sp().isKnown()) {
            return false;
        }
        Delivery last = s.fault().lastBefore();
        boolean pushesCode = Vector.hasErrorCode(last.vector()) && !last.software();
        if (last.cpl().is(3) && s.fault().isKernel()) {
            return s.cpu().isLongMode() && (s.fault().rsp() & 15) == (pushesCode ? 0 : 8);
        }
        long sp = last.sp().number();
        long expected = s.cpu().isLongMode() ? (sp & ~15L) - (pushesCode ? 48 : 40) : sp - (pushesCode ? 16 : 12);
        return !last.ip().is(s.fault().rip()) && expected == s.fault().rsp()
                || s.fault().chain().stackDescends() && s.fault().chain().repeats() > 1;
    }

    static boolean lowTrampoline(Scene s) {
        return s.hasFault()
                && Long.compareUnsigned(s.fault().rip(), 0xa0000) < 0
                && s.fault().rip() >= 0x1000
                && s.cpu().isPaging();
    }
}
