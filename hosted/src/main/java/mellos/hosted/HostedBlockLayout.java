package mellos.hosted;

import mellos.magic.AssemblyConstants;
import mellos.magic.abi.ThreadBlockLayout;

/** Offsets in bytes in {@link HostedBlock} that thread.S knows. */
@AssemblyConstants
final class HostedBlockLayout {
    static final int HOSTED_CLONE_RESULT = ThreadBlockLayout.THREAD_PLATFORM;
    static final int HOSTED_RUNNING = ThreadBlockLayout.THREAD_PLATFORM + 8;

    private HostedBlockLayout() {}
}
