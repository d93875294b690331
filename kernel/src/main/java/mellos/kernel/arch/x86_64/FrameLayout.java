package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;

/** The offsets in {@link InterruptFrame} that the stubs use by name. */
@AssemblyConstants
final class FrameLayout {
    static final int FRAME_CR0 = 464;
    static final int FRAME_VECTOR = 632;

    private FrameLayout() {
    }
}
