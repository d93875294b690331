package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.Diagnosis;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** The chain of faults, one line a step. */
final class ChainText {
    private final Diagnosis diagnosis;
    private final Scene scene;
    private final FaultChain chain;
    private final List<String> out = new ArrayList<>();

    private ChainText(Diagnosis diagnosis, FaultChain chain) {
        this.diagnosis = diagnosis;
        this.scene = diagnosis.scene();
        this.chain = chain;
    }

    static List<String> lines(Diagnosis diagnosis) {
        return diagnosis
                .chain()
                .map(chain -> new ChainText(diagnosis, chain).lines())
                .orElse(List.of());
    }

    private List<String> lines() {
        scene.processors()
                .evidence()
                .ifPresent(each -> out.add("On " + scene.processors().name() + ": " + each + "."));
        chain.before().stream().skip(Math.max(0, chain.before().size() - 1)).forEach(this::before);
        out.add("1. " + origin());
        int step = 2;
        for (Nested each : chain.nested()) {
            out.add(step++ + ". " + nested(each));
        }
        if (chain.repeats() > 1) {
            String falling = chain.stackDescends()
                    ? ", RSP falling to " + chain.lastStackPointer().hex()
                    : "";
            out.add("The first fault came " + chain.repeats() + " times in a row" + falling + ".");
        }
        out.add(ending());
        if (scene.history().tally().fatalChains() > 1) {
            out.add("The log has " + scene.history().tally().fatalChains()
                    + " triple faults (the machine restarted); this is the first.");
        }
        return out;
    }

    private void before(Delivery last) {
        if (last.ip().isKnown()) {
            out.add("Before: " + name(last, false) + " at " + scene.names().place(last.ip()) + ", RSP "
                    + last.sp().hex());
        }
    }

    private static String name(Delivery d, boolean external) {
        String number = "0x" + Integer.toHexString(d.vector());
        if (d.vector() == Delivery.UNNAMED) {
            return "an exception whose number the log does not have";
        }
        if (external || d.software()) {
            return (external ? "external interrupt " : "INT ") + number;
        }
        return Vector.shortName(d.vector()) + (d.vector() < 22 ? " (" + Vector.longName(d.vector()) + ")" : "");
    }

    private String origin() {
        Delivery d = chain.origin();
        boolean exception = !d.software() && !chain.isExternal();
        String code = exception && Vector.hasErrorCode(d.vector()) ? code(d.vector(), d.errorCode()) : "";
        String address = exception && d.vector() == Vector.PAGE_FAULT
                ? ", address " + d.cr2().hex()
                : "";
        return name(d, chain.isExternal()) + code + address + ", at "
                + scene.names().place(d.ip()) + ", RSP " + d.sp().hex();
    }

    private static String code(int vector, Value code) {
        if (!(code instanceof Value.Known known)) {
            return "";
        }
        String meaning = ErrorCode.describe(vector, (int) known.number());
        return ", error code " + code.hex() + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    private String nested(Nested each) {
        int vector = chain.origin().vector();
        boolean gate = each.vector() != Vector.PAGE_FAULT
                && each.errorCode().test(code -> ErrorCode.namesGate((int) code, vector));
        String code = gate
                ? ", error code " + each.errorCode().hex() + " (the IDT entry of vector 0x"
                        + Integer.toHexString(vector) + ")"
                : each.errorCode().is(0) ? "" : code(each.vector(), each.errorCode());
        String address = each.cr2().isKnown() ? ", address " + scene.names().place(each.cr2()) : "";
        return "delivering that raised " + Vector.shortName(each.vector()) + code + address
                + (each.becameDoubleFault() ? ": the processor made it a double fault (#DF)" : "");
    }

    private String ending() {
        return switch (diagnosis.verdict()) {
            case DIED ->
                "Triple fault: the machine was reset. QEMU with -no-reboot ends here, with exit status 0 and no"
                        + " message.";
            case STUCK -> "The log ends in this repetition.";
            case DOUBLE_FAULT -> "The double-fault handler was entered, and nothing followed.";
            case STOPPED -> "Its handler was entered, and the kernel reported it and stopped (serial output).";
            case LAST_EVENT ->
                chain.repeats() > 1
                        ? "Its handler was entered: whether it was answered, the log does not show."
                        : "Its handler was entered, and no other work of this processor follows in the log: whether it"
                                + " was answered, the log does not show.";
            case TOLD, HEALTHY, NO_FAULT -> "";
        };
    }
}
