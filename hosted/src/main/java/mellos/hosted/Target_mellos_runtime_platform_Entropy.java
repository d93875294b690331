package mellos.hosted;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.Entropy} on Linux: Linux' random numbers. */
@Substitute("mellos.runtime.platform.Entropy")
final class Target_mellos_runtime_platform_Entropy {
    private Target_mellos_runtime_platform_Entropy() {}

    @NoHeap
    @Replace
    public static long seed() {
        return Linux.random();
    }
}
