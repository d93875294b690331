package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.LongFunction;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;

/** The registers that matter, decoded; those that the log lacks are left out. */
final class StateText {
    private final Scene scene;
    private final CpuState state;
    private final List<String> out = new ArrayList<>();

    private StateText(Scene scene) {
        this.scene = scene;
        this.state = scene.cpu().state();
    }

    static List<String> lines(Scene scene) {
        return new StateText(scene).lines();
    }

    private List<String> lines() {
        Optional<Instruction> instruction = scene.code().find();
        instruction.ifPresent(each -> out.add("instruction  " + each.text()));
        control("CR0", Field.CR0, ControlBits::cr0);
        control("CR4", Field.CR4, ControlBits::cr4);
        control("EFER", Field.EFER, ControlBits::efer);
        row(part("CR3", Field.CR3), part("CR2", Field.CR2), part("RFLAGS", Field.RFLAGS));
        row(table("GDT", Field.GDT_BASE, Field.GDT_LIMIT), table("IDT", Field.IDT_BASE, Field.IDT_LIMIT));
        row(selector(SegmentName.CS) + mode(), selector(SegmentName.SS), taskRegister());
        row(base("FS", SegmentName.FS), base("GS", SegmentName.GS));
        for (int first = 0; first < 16; first += 4) {
            general(first);
        }
        return out;
    }

    private void row(String... parts) {
        StringJoiner row = new StringJoiner("  ");
        for (String each : parts) {
            if (!each.isEmpty()) {
                row.add(each);
            }
        }
        if (row.length() > 0) {
            out.add(row.toString());
        }
    }

    private void control(String name, Field field, LongFunction<String> bits) {
        if (state.value(field) instanceof Value.Known known) {
            out.add(name + " " + known.hex() + "  " + bits.apply(known.number()));
        }
    }

    private String part(String name, Field field) {
        return state.has(field) ? name + " " + state.value(field).hex() : "";
    }

    private String table(String name, Field base, Field limit) {
        if (!state.has(limit)) {
            return "";
        }
        String at = state.value(base) instanceof Value.Known known
                ? " " + scene.names().name(known.number())
                : "";
        return name + at + " limit " + state.value(limit).hex();
    }

    private String selector(SegmentName name) {
        return state.findSegment(name)
                .map(each -> name + " 0x" + Integer.toHexString(each.selector()))
                .orElse("");
    }

    private String mode() {
        return state.has(SegmentName.CS)
                ? state.mode().map(each -> " (" + each.width() + "-bit)").orElse("")
                : "";
    }

    private String taskRegister() {
        return state.findSegment(SegmentName.TR)
                .map(tr -> selector(SegmentName.TR) + " base 0x" + Long.toHexString(tr.base()) + " limit 0x"
                        + Long.toHexString(tr.limit()))
                .orElse("");
    }

    private String base(String name, SegmentName segment) {
        return state.findSegment(segment)
                .map(Segment::base)
                .map(base -> name + " base 0x" + Long.toHexString(base))
                .orElse("");
    }

    private void general(int first) {
        int width = scene.cpu().mode() == Mode.BITS_64 ? 64 : 32;
        StringJoiner row = new StringJoiner("  ");
        for (int i = first; i < first + 4; i++) {
            if (state.register(i).isKnown()) {
                String name = Registers.name(i, width, true).toUpperCase(Locale.ROOT);
                row.add(name + " " + state.register(i).hex());
            }
        }
        if (row.length() > 0) {
            out.add(row.toString());
        }
    }
}
