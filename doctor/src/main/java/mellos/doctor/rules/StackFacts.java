package mellos.doctor.rules;

import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Registers;

/** What an access to the stack shows. */
final class StackFacts {
    private static final long PAGE = 0x1000;
    private static final long FRAMES = 0x10000;

    private StackFacts() {}

    /** A load or store that goes to the stack: by its address, or by what the instruction is. */
    static boolean onStack(Scene s) {
        if (!s.fault().isDataAccess() || s.fault().isUser()) {
            return false;
        }
        if (s.fault().nearStack(s.fault().cr2())) {
            return true;
        }
        boolean throughRsp = s.code().hasOperand() && s.code().operand().base() == Registers.RSP;
        return throughRsp && s.code().operandAddress() == s.fault().cr2();
    }

    static boolean neverSet(long rsp) {
        return rsp >= -PAGE && rsp < 0 || Long.compareUnsigned(rsp, PAGE) < 0;
    }

    static boolean rspUnset(Scene s) {
        long rsp = s.fault().rsp();
        return neverSet(rsp)
                || !s.cpu().isLongMode()
                        && (rsp & 0xffff_ffffL) > 0xffff_f000L
                        && s.fault().cr2() > 0xffff_f000L;
    }

    /** Frame pointer a little above RSP: the stack worked a moment ago. */
    static boolean framesAbove(Scene s) {
        long distance = s.cpu().value(Field.RBP) - s.fault().rsp();
        return s.cpu().has(Field.RBP) && distance >= 0 && distance < FRAMES;
    }

    /** Some earlier event in this log used the stack just above. */
    static boolean usedBefore(Scene s) {
        for (Delivery each : s.fault().before()) {
            long rsp = s.fault().rsp();
            if (each.cpl().is(0) && each.sp().test(sp -> sp - rsp > 0 && sp - rsp < FRAMES * 4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStartCode(Scene s) {
        String name = s.names().name(s.fault().linearRip()).toLowerCase(java.util.Locale.ROOT);
        return name.contains("start") || name.contains("entry") || name.contains("boot") || name.contains("tramp");
    }

    static boolean startCode(Scene s) {
        return s.hasImage() && isStartCode(s);
    }
}
