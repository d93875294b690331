package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Segment;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Registers;

/** The registers that matter, decoded. */
final class StateText {
    private StateText() {}

    static List<String> lines(Scene scene) {
        CpuState state = scene.state();
        List<String> out = new ArrayList<>();
        Instruction instruction = scene.instruction();
        if (instruction != null) {
            out.add("instruction  " + instruction.text());
        }
        if (!state.has(Field.CR0)) {
            return out;
        }
        out.add("CR0 " + hex(state.cr0()) + "  " + ControlBits.cr0(state.cr0()));
        out.add("CR4 " + hex(state.cr4()) + "  " + ControlBits.cr4(state.cr4()));
        out.add("EFER " + hex(state.efer()) + "  " + ControlBits.efer(state.efer()));
        out.add("CR3 " + hex(state.cr3()) + "  CR2 " + hex(state.value(Field.CR2)) + "  RFLAGS "
                + hex(state.value(Field.RFLAGS)));
        if (state.has(Field.IDT_LIMIT)) {
            out.add((state.has(Field.GDT_BASE)
                            ? "GDT " + scene.name(state.value(Field.GDT_BASE)) + " limit "
                                    + hex(state.value(Field.GDT_LIMIT)) + "  "
                            : "")
                    + "IDT "
                    + (state.has(Field.IDT_BASE) ? scene.name(state.value(Field.IDT_BASE)) : "") + " limit "
                    + hex(state.value(Field.IDT_LIMIT)));
        }
        Segment tr = state.segment(SegmentName.TR);
        out.add("CS " + hex(state.segment(SegmentName.CS).selector()) + " ("
                + state.mode().width() + "-bit)  SS "
                + hex(state.segment(SegmentName.SS).selector())
                + (state.has(SegmentName.TR)
                        ? "  TR " + hex(tr.selector()) + " base " + hex(tr.base()) + " limit " + hex(tr.limit())
                        : "")
                + "  FS base "
                + hex(state.segment(SegmentName.FS).base()) + "  GS base "
                + hex(state.segment(SegmentName.GS).base()));
        out.add(general(scene, 0, 8));
        if (state.has(Field.R8)) {
            out.add(general(scene, 8, 16));
        }
        return out;
    }

    private static String general(Scene scene, int from, int to) {
        StringBuilder out = new StringBuilder();
        int width = scene.state().mode() == mellos.doctor.x86.Mode.BITS_64 ? 64 : 32;
        for (int i = from; i < to; i++) {
            out.append(i == from ? "" : "  ")
                    .append(Registers.name(i, width, true).toUpperCase(Locale.ROOT))
                    .append(' ')
                    .append(hex(scene.state().register(i)));
        }
        return out.toString();
    }

    private static String hex(long value) {
        return Scene.hex(value);
    }
}
