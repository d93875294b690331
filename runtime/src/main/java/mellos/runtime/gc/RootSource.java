package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.platform.TimeSource;
import mellos.runtime.platform.World;

/** Threads and data that the roots are in, and the time: those of the image, or a test's. */
@NoHeap
@BuildTime
abstract class RootSource {
    static RootSource current = new Image();

    abstract int threadLimit();

    /** Zero for none. */
    abstract ThreadBlock thread(int number);

    abstract Address dataLow();

    abstract Address dataHigh();

    /** A page of the data that must not be read; zero for none. */
    abstract Address guardPage();

    /** See {@link TimeSource#monotonicNanos}. */
    abstract long nanos();

    @NoHeap
    @BuildTime
    @RawMemory("the linker's symbols")
    private static final class Image extends RootSource {
        @Override
        int threadLimit() {
            return World.threadLimit();
        }

        @Override
        ThreadBlock thread(int number) {
            return World.thread(number);
        }

        @Override
        Address dataLow() {
            return Address.ofSymbol("__roots_start");
        }

        @Override
        Address dataHigh() {
            return Address.ofSymbol("__bss_end").alignDown(8);
        }

        @Override
        Address guardPage() {
            return World.guardPage();
        }

        @Override
        long nanos() {
            return TimeSource.monotonicNanos();
        }
    }
}
