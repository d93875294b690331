package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Exceptions about values and debugging: division, floating point, alignment, traps, machine checks. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static List<Rule> all() {
        return List.of(
                divideByZero(),
                divideOverflow(),
                divide(),
                simd(),
                x87(),
                alignment(),
                singleStep(),
                debugRegister(),
                machineCheck(),
                bound());
    }

    private static boolean de(Scene s) {
        return s.fault().is(Vector.DIVIDE_ERROR);
    }

    private static boolean registerDivisor(Scene s) {
        return s.code().is(Kind.DIV)
                && s.code().instruction().source() >= 0
                && s.cpu().has(Field.RAX);
    }

    private static long divisorValue(Scene s) {
        long value = s.cpu().register(s.code().instruction().source());
        String name = s.code().instruction().text().replaceAll(".* ", "");
        return name.startsWith("e") || name.endsWith("d")
                ? value & 0xffff_ffffL
                : name.startsWith("r")
                        ? value
                        : name.endsWith("l") || name.endsWith("b") ? value & 0xff : value & 0xffff;
    }

    private static Rule divideByZero() {
        return Rule.named("divide-by-zero")
                .symptom()
                .needs(
                        97,
                        s -> de(s) && registerDivisor(s) && divisorValue(s) == 0,
                        s -> "\"" + s.code().instruction().text() + "\" with " + InstructionRules.divisor(s) + " = 0")
                .cause(s -> "it divided by zero (\"" + s.code().instruction().text() + "\")")
                .change("Test the divisor before dividing; an unset frequency, size or count is the usual one.")
                .build();
    }

    private static Rule divideOverflow() {
        return Rule.named("divide-overflow")
                .needs(
                        94,
                        s -> de(s) && registerDivisor(s) && divisorValue(s) != 0,
                        s -> "\"" + s.code().instruction().text() + "\" with "
                                + InstructionRules.divisor(s) + " = "
                                + Address.hex(divisorValue(s)) + ", RDX = "
                                + Address.hex(s.cpu().register(Registers.RDX)) + ", RAX = "
                                + Address.hex(s.cpu().register(Registers.RAX)))
                .cause("a quotient does not fit its register: the dividend's high half (RDX) was not cleared or"
                        + " sign-extended, or the smallest number was divided by -1")
                .change("Before DIV clear RDX (xor edx, edx); before IDIV sign-extend with CDQ or CQO; in C look for"
                        + " 64-by-32-bit divisions written in assembly.")
                .build();
    }

    private static Rule divide() {
        return Rule.named("divide-error")
                .needs(
                        66,
                        s -> de(s) && !registerDivisor(s),
                        s -> s.code().isKnown()
                                ? "the instruction is \""
                                        + s.code().instruction().text() + "\""
                                : "#DE (vector 0)")
                .supports(12, s -> s.code().is(Kind.DIV), _ -> "its divisor is in memory, which the log does not show")
                .against(8, s -> s.fault().chain().isExternal())
                .cause("it divided by zero, or the quotient did not fit")
                .change("Test the divisor before dividing, and clear or sign-extend RDX before DIV or IDIV.")
                .apart("With --kernel the doctor reads the divisor's register.")
                .build();
    }

    private static Rule simd() {
        return Rule.named("simd-floating-point-exception")
                .needs(
                        92,
                        s -> s.fault().is(Vector.SIMD_ERROR),
                        s -> "#XM"
                                + (s.cpu().has(Field.MXCSR)
                                        ? ", MXCSR is " + s.cpu().hex(Field.MXCSR)
                                        : ""))
                .cause("an SSE instruction met a floating-point exception that MXCSR does not mask")
                .change("Load MXCSR with 0x1F80 (all exceptions masked) on every processor, and restore it with the"
                        + " FPU state.")
                .build();
    }

    private static Rule x87() {
        return Rule.named("x87-floating-point-exception")
                .needs(92, s -> s.fault().is(Vector.X87_ERROR), _ -> "#MF: an unmasked x87 exception was pending")
                .cause("an x87 instruction met a floating-point exception that the control word does not mask")
                .change("Execute FNINIT (control word 0x37F masks all) before using the FPU, and restore the state on"
                        + " a task switch.")
                .build();
    }

    private static Rule alignment() {
        return Rule.named("alignment-check")
                .needs(
                        92,
                        s -> s.fault().is(Vector.ALIGNMENT_CHECK),
                        s -> "#AC in user mode with CR0.AM "
                                + (s.cpu().cr0(ControlBits.CR0_AM) ? "1" : "unknown") + " and RFLAGS.AC "
                                + (s.cpu().flag(ControlBits.FLAG_AC) ? "1" : "unknown"))
                .cause("an unaligned access while alignment checking is on (CR0.AM and RFLAGS.AC)")
                .change("Clear RFLAGS.AC (garbage flags in the frame set it) or CR0.AM, or align the access.")
                .build();
    }

    private static Rule singleStep() {
        return Rule.named("single-step-trap")
                .needs(
                        80,
                        s -> s.fault().is(Vector.DEBUG)
                                && (s.cpu().flag(ControlBits.FLAG_TF)
                                        || (s.cpu().value(Field.DR6) >> 14 & 1) != 0),
                        s -> "#DB with RFLAGS.TF " + (s.cpu().flag(ControlBits.FLAG_TF) ? "set" : "clear") + ", DR6 "
                                + s.cpu().hex(Field.DR6))
                .cause("the trap flag (RFLAGS.TF) is set, so every instruction raises #DB: the flags were loaded from"
                        + " garbage, or single-stepping was left on")
                .change("Check what loads RFLAGS (POPF, IRET frame, SYSRET's R11): use 0x2, or 0x202 with interrupts"
                        + " on; handle #DB.")
                .build();
    }

    private static Rule debugRegister() {
        return Rule.named("debug-exception")
                .needs(
                        66,
                        s -> s.fault().is(Vector.DEBUG) && !s.cpu().flag(ControlBits.FLAG_TF),
                        s -> "#DB, DR6 is " + s.cpu().hex(Field.DR6) + ", DR7 is "
                                + s.cpu().hex(Field.DR7))
                .supports(
                        16,
                        s -> (s.cpu().value(Field.DR6) & 15) != 0 && (s.cpu().value(Field.DR7) & 0xff) != 0,
                        _ -> "DR6 says which breakpoint was hit, and DR7 has it enabled")
                .cause("a debug exception: a hardware breakpoint (DR0–DR3) was hit, or INT1 executed")
                .change("Clear DR7 if no breakpoint is meant, and install a #DB handler.")
                .build();
    }

    private static Rule machineCheck() {
        return Rule.named("machine-check")
                .needs(90, s -> s.fault().is(Vector.MACHINE_CHECK), _ -> "#MC (vector 18)")
                .cause("a machine check was raised: under an emulator it was injected, or INT 18 executed")
                .change("Install a #MC handler on its own interrupt stack; look for mce commands to the monitor.")
                .build();
    }

    private static Rule bound() {
        return Rule.named("bound-or-overflow")
                .needs(
                        88,
                        s -> s.hasFault()
                                && (s.fault().vector() == Vector.BOUND_RANGE
                                        || s.fault().vector() == Vector.OVERFLOW)
                                && !s.fault().chain().isExternal(),
                        s -> Vector.shortName(s.fault().vector()) + " was raised")
                .cause("an INTO or BOUND check in the program failed: an overflow or an index out of range")
                .change("It is the program's own check; look at the values compared.")
                .build();
    }
}
