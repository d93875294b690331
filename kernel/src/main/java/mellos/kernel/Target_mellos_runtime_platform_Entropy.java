package mellos.kernel;

import mellos.kernel.time.Clock;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.Entropy} on the bare machine: the time-stamp counter, spread over the word. */
@RawMemory("reads a counter; touches no memory")
@Substitute("mellos.runtime.platform.Entropy")
final class Target_mellos_runtime_platform_Entropy {
    private static final long GOLDEN_RATIO = 0x9e37_79b9_7f4a_7c15L;

    private Target_mellos_runtime_platform_Entropy() {}

    @NoHeap
    @Replace
    public static long seed() {
        return Cpu.readTimeStamp() * GOLDEN_RATIO ^ Clock.nanos();
    }
}
