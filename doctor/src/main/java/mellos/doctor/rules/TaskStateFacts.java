package mellos.doctor.rules;

import java.util.Optional;
import mellos.doctor.log.Field;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** What a failed delivery tells of the TSS and the stacks in it. */
final class TaskStateFacts {
    private static final long PAGE = 0x1000;

    private TaskStateFacts() {}

    static boolean fromUser(Scene s) {
        return DeliveryFacts.failed(s) && s.fault().isUser();
    }

    static boolean nextToZero(long cr2) {
        return cr2 < 0 && cr2 >= -PAGE || cr2 >= 0 && cr2 < 64 || cr2 > 0xffff_f000L && cr2 <= 0xffff_ffffL;
    }

    static String stackSlot(Scene s) {
        return s.cpu().isLongMode() || !s.cpu().has(Field.EFER) ? "RSP0" : "ESP0";
    }

    /** True unless the log shows a null task register. */
    static boolean hasTss(Scene s) {
        return !s.tables().taskRegisterIsNull();
    }

    /** A nested fault at an address where a TSS that begins at 0 has a stack pointer: the TSS was read, and TR is 0. */
    static boolean readsTaskState(Scene s) {
        boolean mayBeNull = !s.cpu().has(SegmentName.TR) || s.tables().taskRegisterIsNull();
        return mayBeNull && slot(s).isPresent();
    }

    static Optional<String> slot(Scene s) {
        return s.fault().chain().nested().stream()
                .filter(each -> each.vector() == Vector.PAGE_FAULT && each.cr2().isKnown())
                .filter(each -> !each.errorCode().has(ErrorCode.WRITE))
                .flatMap(each -> Tables.slotOfTaskState(each.cr2().number()).stream())
                .findFirst();
    }
}
