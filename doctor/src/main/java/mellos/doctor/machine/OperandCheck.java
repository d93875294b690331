package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.Optional;
import java.util.Set;
import mellos.doctor.log.SegmentName;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.MemoryOperand;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Whether the memory that an instruction names, and the stack that it uses, can be accessed so. */
final class OperandCheck extends Attempt {
    private static final Set<String> READERS = Set.of(
            "cmp", "test", "push", "call", "jmp", "callf", "jmpf", "mul", "div", "idiv", "bt", "nop", "lgdt", "lidt",
            "lldt", "ltr", "lmsw", "verr", "verw", "fxrstor", "xrstor", "ldmxcsr");

    private static final Set<mellos.doctor.x86.Kind> NO_ACCESS =
            Set.of(mellos.doctor.x86.Kind.NOP, mellos.doctor.x86.Kind.INVLPG, mellos.doctor.x86.Kind.CACHE_CONTROL);

    private static final int PAGE = 4096;

    private static final int LONGEST_OPERAND = 64;

    OperandCheck(Patient patient) {
        super(patient);
    }

    Optional<Obstacle> of(Instruction at) {
        return operand(at).or(() -> strings(at)).or(() -> stack(at));
    }

    private Optional<Obstacle> operand(Instruction at) {
        if (at.memory().isEmpty() || at.mnemonic().equals("lea") || NO_ACCESS.contains(at.kind())) {
            return Optional.empty();
        }
        MemoryOperand operand = at.memory().get();
        long address = patient.address(operand);
        Kind kind = writes(at) ? Kind.WRITE : Kind.READ;
        Place place = operand.base() == Registers.RSP ? Place.STACK : Place.OPERAND;
        return access(place, address, kind, "the operand of \"" + at.text() + "\" at " + hex(address))
                .or(() -> crossing(at, place, address, kind))
                .or(() -> misaligned(at, address));
    }

    /** An operand that reaches into the next page, as CR2 tells. */
    private Optional<Obstacle> crossing(Instruction at, Place place, long address, Kind kind) {
        long cr2 = patient.processor().cr2();
        boolean reaches = cr2 - address > 0 && cr2 - address < LONGEST_OPERAND && (cr2 & PAGE - 1) == 0;
        return reaches
                ? access(place, cr2, kind, "the operand of \"" + at.text() + "\" from " + hex(address) + " on")
                : Optional.empty();
    }

    private Optional<Obstacle> misaligned(Instruction at, long address) {
        return (address & at.mustAlign() - 1) == 0
                ? Optional.empty()
                : fault(
                        Place.OPERAND,
                        Vector.GENERAL_PROTECTION,
                        "\"" + at.text() + "\" needs an address aligned to " + at.mustAlign() + " bytes, and it is "
                                + hex(address));
    }

    /** The memory operand comes first and is not only looked at. */
    private static boolean writes(Instruction at) {
        int space = at.text().indexOf(' ');
        String operands = space < 0 ? "" : at.text().substring(space);
        int comma = operands.indexOf(',');
        String first = comma < 0 ? operands : operands.substring(0, comma);
        return first.contains("[") && !READERS.contains(at.mnemonic()) && at.kind() != mellos.doctor.x86.Kind.X87;
    }

    /** MOVS and its like name no operands. */
    private Optional<Obstacle> strings(Instruction at) {
        if (at.kind() != mellos.doctor.x86.Kind.STRING
                || patient.processor().register(Registers.RCX) == 0 && repeats(at)) {
            return Optional.empty();
        }
        String name = at.mnemonic().replaceFirst("^rep(ne)? ", "");
        boolean reads = name.startsWith("movs") || name.startsWith("lods") || name.startsWith("cmps");
        Kind there = name.startsWith("scas") || name.startsWith("cmps") ? Kind.READ : Kind.WRITE;
        Optional<Obstacle> source = reads ? string(at, Registers.RSI, Kind.READ) : Optional.empty();
        return source.or(() -> name.startsWith("lods") ? Optional.empty() : string(at, Registers.RDI, there));
    }

    private static boolean repeats(Instruction at) {
        return at.mnemonic().startsWith("rep");
    }

    private Optional<Obstacle> string(Instruction at, int register, Kind kind) {
        long address = patient.processor().register(register);
        String name = Registers.name(register, patient.mode().width(), true);
        return access(Place.OPERAND, address, kind, "[" + name + "] of \"" + at.text() + "\" at " + hex(address));
    }

    private Optional<Obstacle> stack(Instruction at) {
        int size = patient.mode().width() / 8;
        long top = patient.stackPointer();
        return switch (at.kind()) {
            case PUSH, CALL -> access(Place.STACK, top - size, Kind.WRITE, "the stack at " + hex(top - size));
            case POP, NEAR_RET, IRET, FAR_RET, POP_SEG ->
                access(Place.STACK, top, Kind.READ, "the stack at " + hex(top));
            case LEAVE -> access(Place.STACK, frame(), Kind.READ, "the frame at " + hex(frame()));
            default -> Optional.empty();
        };
    }

    private long frame() {
        return patient.processor().linear(SegmentName.SS, patient.processor().register(Registers.RBP));
    }
}
