package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import mellos.doctor.chain.History;
import mellos.doctor.chain.Tally;
import mellos.doctor.x86.Vector;

/** How often what happened, for logs without a fault to explain. */
final class Counts {
    private Counts() {}

    static List<String> lines(History history) {
        Tally tally = history.tally();
        List<String> out = new ArrayList<>();
        add(out, "exceptions", tally::exceptions);
        add(out, "external interrupts", tally::externalInterrupts);
        add(out, "software interrupts", tally::softwareInterrupts);
        add(out, "exceptions without a record (real mode)", tally::realModeExceptions);
        if (tally.resets() > 0) {
            out.add(tally.resets()
                    + " processor resets (each processor has two or three at power-on; they are normal)");
        }
        if (tally.firmwareChains() > 0) {
            out.add(tally.firmwareChains() + " events inside the firmware, left aside");
        }
        return out;
    }

    private static void add(List<String> out, String what, IntToLongFunction counts) {
        List<String> parts = new ArrayList<>();
        for (int v = 0; v < 256; v++) {
            if (counts.applyAsLong(v) > 0) {
                parts.add(Vector.shortName(v) + " × " + counts.applyAsLong(v));
            }
        }
        if (!parts.isEmpty()) {
            out.add(what + ": " + String.join(", ", parts.subList(0, Math.min(12, parts.size()))));
        }
    }
}
