package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import mellos.doctor.dump.Processor;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Registers;

/** A processor's registers, decoded. */
final class RegisterText {
    private RegisterText() {}

    static List<String> lines(Patient patient) {
        Processor at = patient.processor();
        List<String> out = new ArrayList<>();
        patient.instruction().ifPresent(each -> out.add("instruction  " + each.text()));
        out.add("CR0 " + hex(at.cr0()) + "  " + ControlBits.cr0(at.cr0()));
        out.add("CR4 " + hex(at.cr4()) + "  " + ControlBits.cr4(at.cr4()));
        out.add(
                at.efer().isPresent()
                        ? "EFER " + hex(at.efer().getAsLong()) + "  "
                                + ControlBits.efer(at.efer().getAsLong())
                        : "EFER is not in a dump");
        out.add("CR3 " + hex(at.cr3()) + "  CR2 " + hex(at.cr2()) + "  RFLAGS " + hex(at.rflags()));
        out.add("GDT " + patient.names().what(at.gdt().base()) + " limit "
                + hex(at.gdt().limit()) + "  IDT "
                + patient.names().what(at.idt().base()) + " limit "
                + hex(at.idt().limit()));
        out.add("CS " + hex(at.segment(SegmentName.CS).selector()) + " ("
                + at.mode().width() + "-bit)  SS "
                + hex(at.segment(SegmentName.SS).selector()) + "  TR "
                + hex(patient.taskRegister().selector()) + " base "
                + hex(patient.taskRegister().base()));
        out.add("FS base " + hex(at.segment(SegmentName.FS).base()) + "  GS base "
                + hex(at.segment(SegmentName.GS).base()));
        for (int first = 0; first < at.general().size(); first += 4) {
            StringJoiner row = new StringJoiner("  ");
            for (int i = first; i < first + 4; i++) {
                row.add(Registers.name(i, 64, true).toUpperCase(Locale.ROOT) + " " + hex(at.register(i)));
            }
            out.add(row.toString());
        }
        return out;
    }
}
