package mellos.kernel;

import mellos.kernel.processor.Processors;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.OnlineProcessors} on the bare machine: those that bring-up brought up. */
@Substitute("mellos.runtime.platform.OnlineProcessors")
final class Target_mellos_runtime_platform_OnlineProcessors {
    private Target_mellos_runtime_platform_OnlineProcessors() {}

    @NoHeap
    @Replace
    public static int count() {
        return Processors.onlineCount();
    }
}
