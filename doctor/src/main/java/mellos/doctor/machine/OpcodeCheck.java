package mellos.doctor.machine;

import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Whether the processor, in its present state and mode, has the instruction at all. */
final class OpcodeCheck extends Attempt {
    OpcodeCheck(Patient patient) {
        super(patient);
    }

    Optional<Obstacle> of(Instruction at) {
        return opcode(at).or(() -> privilege(at)).or(() -> arithmetic(at));
    }

    private Optional<Obstacle> opcode(Instruction at) {
        long cr0 = patient.processor().cr0();
        long cr4 = patient.processor().cr4();
        return switch (at.kind()) {
            case INVALID -> fault(Place.OPCODE, Vector.INVALID_OPCODE, "the bytes there are no instruction");
            case UD2 -> fault(Place.OPCODE, Vector.INVALID_OPCODE, "ud2 is there to raise #UD");
            case SSE -> {
                if ((cr0 & ControlBits.CR0_EM) != 0 || (cr4 & ControlBits.CR4_OSFXSR) == 0) {
                    yield fault(Place.OPCODE, Vector.INVALID_OPCODE, "SSE is off: CR0.EM is set or CR4.OSFXSR is not");
                }
                yield switched(cr0);
            }
            case AVX, EVEX ->
                (cr4 & ControlBits.CR4_OSXSAVE) == 0
                        ? fault(Place.OPCODE, Vector.INVALID_OPCODE, "AVX is off: CR4.OSXSAVE is 0")
                        : switched(cr0);
            case X87, MMX ->
                (cr0 & ControlBits.CR0_EM) != 0
                        ? fault(Place.OPCODE, Vector.DEVICE_NOT_AVAILABLE, "CR0.EM is set: the processor has no x87")
                        : switched(cr0);
            default -> Optional.empty();
        };
    }

    private Optional<Obstacle> switched(long cr0) {
        return (cr0 & ControlBits.CR0_TS) != 0
                ? fault(Place.OPCODE, Vector.DEVICE_NOT_AVAILABLE, "CR0.TS is set")
                : Optional.empty();
    }

    private Optional<Obstacle> privilege(Instruction at) {
        boolean reserved = switch (at.kind()) {
            case HLT,
                    MOV_TO_CR,
                    MOV_FROM_CR,
                    MOV_DR,
                    CLTS,
                    LGDT,
                    LIDT,
                    LLDT,
                    LTR,
                    RDMSR,
                    WRMSR,
                    SWAPGS,
                    SYSRET,
                    INVLPG,
                    XSETBV,
                    INTERRUPT_FLAG,
                    PORT_IO -> true;
            default -> false;
        };
        return reserved && patient.isUser()
                ? fault(Place.PRIVILEGE, Vector.GENERAL_PROTECTION, "\"" + at.text() + "\" is not for user mode")
                : Optional.empty();
    }

    private Optional<Obstacle> arithmetic(Instruction at) {
        if (at.kind() != mellos.doctor.x86.Kind.DIV) {
            return Optional.empty();
        }
        OptionalLong divisor = at.memory().isPresent()
                ? space.number(patient.address(at.memory().get()), 1)
                : OptionalLong.of(patient.processor().register(Math.max(0, at.source())));
        return divisor.isPresent() && divisor.getAsLong() == 0 && at.memory().isEmpty()
                ? fault(
                        Place.ARITHMETIC,
                        Vector.DIVIDE_ERROR,
                        "the divisor, " + Registers.name(at.source(), 64, true).toUpperCase(java.util.Locale.ROOT)
                                + ", is 0")
                : Optional.empty();
    }
}
