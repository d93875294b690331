package mellos.runtime.exception;

import mellos.magic.NoHeap;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.End;

/** Where nobody can catch, in interrupt handlers and early boot, a failed check is the end. */
@NoHeap
final class ForbiddenThrow {
    private ForbiddenThrow() {}

    /** Panics if the running thread may not throw; else returns. */
    static void check(String reason, String detail) {
        if (CurrentThread.block().throwForbidden() > 0) {
            End.panic(reason, detail);
        }
    }
}
