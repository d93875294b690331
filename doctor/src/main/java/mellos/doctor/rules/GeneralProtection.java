package mellos.doctor.rules;

import mellos.doctor.x86.Vector;

/** #GP with error code 0: of the instruction, of no selector. */
final class GeneralProtection {
    private GeneralProtection() {}

    static boolean plainGp(Scene s) {
        return s.fault().is(Vector.GENERAL_PROTECTION) && s.fault().error() == 0;
    }

    static boolean kernelGp(Scene s) {
        return plainGp(s) && !s.fault().isUser();
    }
}
