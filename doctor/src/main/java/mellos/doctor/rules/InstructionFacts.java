package mellos.doctor.rules;

import mellos.doctor.x86.Vector;

/** What #UD shows of the instruction. */
final class InstructionFacts {
    private InstructionFacts() {}

    static boolean ud(Scene s) {
        return s.fault().is(Vector.INVALID_OPCODE);
    }

    static String shows(Scene s) {
        return "the instruction is \"" + s.code().instruction().text() + "\"";
    }
}
