package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import mellos.doctor.log.SegmentName;
import mellos.doctor.paging.Entry;
import mellos.doctor.paging.PagingMode;
import mellos.doctor.paging.Walk;

/** How each address that matters is mapped: a sentence, and the entries on the way to those that are not. */
final class AddressText {
    private AddressText() {}

    static List<String> lines(Patient patient, long wanted) {
        if (patient.space().mode() == PagingMode.OFF) {
            return List.of("paging is off: addresses are physical");
        }
        List<String> out = new ArrayList<>();
        out.add(patient.space().mode().words() + ", CR3 "
                + hex(patient.processor().cr3()));
        addresses(patient, wanted).forEach((name, address) -> {
            Walk walk = patient.space().walk(address);
            out.add(name + " " + patient.names().what(address) + ": " + walk.words());
            if (!walk.isMapped() || address == wanted) {
                walk.entries().stream().map(Entry::words).forEach(each -> out.add("    " + each));
            }
        });
        return out;
    }

    private static Map<String, Long> addresses(Patient patient, long wanted) {
        Map<String, Long> out = new LinkedHashMap<>();
        if (wanted != patient.rip() && wanted != patient.processor().cr2()) {
            out.put("wanted", wanted);
        }
        out.put("RIP", patient.rip());
        out.put(
                "RSP",
                patient.processor().linear(SegmentName.SS, patient.processor().rsp()));
        out.put("CR2", patient.processor().cr2());
        out.put("IDT", patient.processor().idt().base());
        out.put("GDT", patient.processor().gdt().base());
        if (patient.hasTaskState()) {
            out.put("TSS", patient.taskRegister().base());
            stack(patient, patient.kernelStackSlot()).ifPresent(each -> out.put("kernel stack (RSP0)", each));
            for (int number : patient.interruptStacksInUse()) {
                stack(patient, patient.interruptStackSlot(number))
                        .ifPresent(each -> out.put("interrupt stack " + number, each));
            }
        }
        return out;
    }

    private static java.util.Optional<Long> stack(Patient patient, long slot) {
        OptionalLong pointer = patient.space().number(slot, patient.pointerBytes());
        return pointer.isEmpty() || pointer.getAsLong() == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(pointer.getAsLong() - 8);
    }
}
