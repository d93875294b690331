package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.Diagnosis;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** The chain of faults, one line a step. */
final class ChainText {
    private ChainText() {}

    static List<String> lines(Diagnosis diagnosis) {
        Scene scene = diagnosis.scene();
        FaultChain chain = diagnosis.chain().orElseThrow();
        List<String> out = new ArrayList<>();
        out.add("Processor: " + scene.processors().name()
                + (scene.processors().evidence().isEmpty()
                        ? ""
                        : " (" + scene.processors().evidence() + ")"));
        if (!chain.before().isEmpty() && chain.before().getLast().state().has(Field.RIP)) {
            Delivery last = chain.before().getLast();
            out.add("Before: " + name(last, false) + " at " + scene.place(last.ip()) + ", RSP " + Scene.hex(last.sp()));
        }
        out.add("1. " + origin(scene, chain));
        int step = 2;
        for (Nested each : chain.nested()) {
            out.add(step++ + ". " + nested(scene, each, chain.origin().vector()));
        }
        if (chain.repeats() > 1) {
            out.add("The first fault came " + chain.repeats() + " times in a row"
                    + (chain.stackDescends() ? ", RSP falling to " + Scene.hex(chain.lastStackPointer()) : "") + ".");
        }
        out.add(ending(diagnosis, chain));
        if (scene.history().fatalCount() > 1) {
            out.add("The log has " + scene.history().fatalCount()
                    + " triple faults (the machine restarted); this is the first.");
        }
        return out;
    }

    private static String name(Delivery d, boolean external) {
        String vector = Vector.shortName(d.vector());
        return external
                ? "external interrupt 0x" + Integer.toHexString(d.vector())
                : d.software()
                        ? "INT 0x" + Integer.toHexString(d.vector())
                        : vector + (d.vector() < 22 ? " (" + Vector.longName(d.vector()) + ")" : "");
    }

    private static String origin(Scene scene, FaultChain chain) {
        Delivery d = chain.origin();
        String code = !d.software() && !chain.isExternal() && Vector.hasErrorCode(d.vector())
                ? ", error code " + Scene.hex(d.errorCode())
                        + (ErrorCode.describe(d.vector(), d.errorCode()).isEmpty()
                                ? ""
                                : " (" + ErrorCode.describe(d.vector(), d.errorCode()) + ")")
                : "";
        String address =
                d.vector() == Vector.PAGE_FAULT && !chain.isExternal() ? ", address " + Scene.hex(d.cr2()) : "";
        return name(d, chain.isExternal()) + code + address + ", at " + scene.place(d.ip()) + ", RSP "
                + Scene.hex(d.sp());
    }

    private static String nested(Scene scene, Nested each, int vector) {
        String meaning = ErrorCode.namesGate(each.errorCode(), vector) && each.vector() != Vector.PAGE_FAULT
                ? "the IDT entry of vector 0x" + Integer.toHexString(vector)
                : ErrorCode.describe(each.vector(), each.errorCode());
        String code = each.errorCode() > 0 ? ", error code " + Scene.hex(each.errorCode()) + " (" + meaning + ")" : "";
        String address = each.cr2() == -1 ? "" : ", address " + scene.place(each.cr2());
        return "delivering that raised " + Vector.shortName(each.vector()) + code + address
                + (each.becameDoubleFault() ? ": the processor made it a double fault (#DF)" : "");
    }

    private static String ending(Diagnosis diagnosis, FaultChain chain) {
        return switch (diagnosis.verdict()) {
            case DIED ->
                "Triple fault: the machine was reset. QEMU with -no-reboot ends here, with exit status 0 and no"
                        + " message.";
            case STUCK -> "The log ends in this repetition.";
            case DOUBLE_FAULT -> "The double-fault handler was entered, and nothing followed.";
            case LAST_EVENT ->
                "Its handler was entered"
                        + (chain.repeats() > 1 ? "" : ", and no other work of this processor follows in the log")
                        + ": whether it was answered, the log does not show.";
            case TOLD, HEALTHY, NO_FAULT -> "";
        };
    }
}
