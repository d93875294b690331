package mellos.runtime.gc;

import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.runtime.platform.World;

/** What a thread does that finds its processor's poll word set: docs/abi.md, "Polls". */
@NoHeap
final class Poll {
    private Poll() {}

    /** From {@code mellos_poll}, which has put all registers on the stack. */
    @EntryPoint("mellos_polled")
    static void polled() {
        World.poll();
    }
}
