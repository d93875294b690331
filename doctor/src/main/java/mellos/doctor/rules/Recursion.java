package mellos.doctor.rules;

import java.util.Optional;
import mellos.doctor.image.Symbol;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** Whether the function at RIP calls itself, by its instructions in the image. */
final class Recursion {
    private static final long LONGEST_FUNCTION = 1 << 16;

    private Recursion() {}

    static boolean callsItself(Scene s) {
        return s.hasImage()
                && s.fault().origin().ip().isKnown()
                && s.image()
                        .symbolAt(s.fault().linearRip())
                        .filter(each -> each.size() > 0 && each.size() <= LONGEST_FUNCTION)
                        .filter(each -> callsItself(s, each))
                        .isPresent();
    }

    static boolean callsItself(Scene s, Symbol function) {
        long at = function.address();
        long end = at + function.size();
        while (at < end) {
            Optional<Instruction> each = s.image().instructionAt(at, s.cpu().mode());
            if (each.isEmpty()) {
                return false;
            }
            if (each.get().is(Kind.CALL) && each.get().target() == function.address()) {
                return true;
            }
            at += each.get().length();
        }
        return false;
    }
}
