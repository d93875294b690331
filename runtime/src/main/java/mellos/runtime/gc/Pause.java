package mellos.runtime.gc;

import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** How a worker waits for another. */
@NoHeap
@BuildTime
@RawMemory("executes pause; touches no memory")
abstract class Pause {
    private static final int SPINS = 200;

    /** What gives way to other workers; a test, or a platform with fewer processors than workers, sets it. */
    static Pause longer = new Brief();

    abstract void rest();

    /** @param done times that the caller has waited so far */
    static void spin(int done) {
        if (done < SPINS) {
            Cpu.pause();
        } else {
            longer.rest();
        }
    }

    @NoHeap
    @BuildTime
    @RawMemory("executes pause; touches no memory")
    private static final class Brief extends Pause {
        @Override
        void rest() {
            Cpu.pause();
        }
    }
}
