package mellos.doctor.rules;

import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Instruction;

/** Accesses through FS and GS. */
final class SegmentBaseFacts {
    static final int FS = 4;
    static final int GS = 5;
    static final long STACK_PROTECTOR = 0x28;

    private SegmentBaseFacts() {}

    static boolean through(Scene s, int segment) {
        return s.code()
                .find()
                .flatMap(Instruction::memory)
                .filter(each -> each.segment() == segment)
                .isPresent();
    }

    static boolean baseZero(Scene s, SegmentName name) {
        return s.cpu().has(name) && s.cpu().segment(name).base() == 0;
    }
}
