package mellos.runtime.gc;

import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.World;

/** How a worker waits for another. */
@NoHeap
@BuildTime
@RawMemory("executes pause; touches no memory")
abstract class Pause {
    private static final int SPINS = 200;

    /** What gives way to other workers: the platform, or a test. */
    static Pause longer = new Platform();

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
    private static final class Platform extends Pause {
        @Override
        void rest() {
            World.relax();
        }
    }
}
