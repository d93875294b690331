package mellos.hosted;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.OnlineProcessors} on Linux: those that the process may use. */
@Substitute("mellos.runtime.platform.OnlineProcessors")
final class Target_mellos_runtime_platform_OnlineProcessors {
    private Target_mellos_runtime_platform_OnlineProcessors() {}

    @NoHeap
    @Replace
    public static int count() {
        return Linux.processorCount();
    }
}
