package mellos.doctor.rules;

import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** A hardware interrupt that arrives on the vector of an exception. */
final class StrayInterrupt {
    static final int PIC_LINES = 8;
    static final int EXCEPTIONS = 32;

    private StrayInterrupt() {}

    /** The event that an interrupt controller sent with an exception's number: this one, or the one before it. */
    static Optional<Delivery> stray(Scene s, int first, int count) {
        return Stream.of(Optional.of(s.fault().origin()), s.fault().findLastBefore())
                .flatMap(Optional::stream)
                .filter(each -> each.isExternal() && each.vector() >= first && each.vector() < first + count)
                .filter(each -> each.state() == CpuState.UNKNOWN || each.state().isProtected())
                .findFirst();
    }

    static boolean external(Scene s, int first) {
        return stray(s, first, PIC_LINES).isPresent();
    }

    static boolean isStray(Scene s) {
        return stray(s, 0, EXCEPTIONS).isPresent();
    }

    static int vector(Scene s) {
        return stray(s, 0, EXCEPTIONS).orElseThrow().vector();
    }

    static String delivered(Scene s) {
        return "vector 0x" + Integer.toHexString(vector(s))
                + " was delivered by an interrupt controller (\"Servicing hardware INT\"), with no exception"
                + " announced: it is not " + Vector.shortName(vector(s));
    }
}
