package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;

/** The offsets in {@link InterruptFrame} that the stubs and copies of it use by name. */
@AssemblyConstants
public final class FrameLayout {
    static final int FRAME_CR0 = 464;
    /** The general registers start here, behind the x87 and SSE state. */
    public static final int FRAME_REGISTERS = 512;

    static final int FRAME_VECTOR = FRAME_REGISTERS + 15 * 8;
    public static final int FRAME_SIZE = 688;

    private FrameLayout() {}
}
