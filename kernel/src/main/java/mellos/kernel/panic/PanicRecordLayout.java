package mellos.kernel.panic;

import mellos.magic.AssemblyConstants;

/** What entry.S, which reserves the memory of {@link PanicRecord}, knows of it. */
@AssemblyConstants
final class PanicRecordLayout {
    static final int PANIC_RECORD_SIZE = 256;

    private PanicRecordLayout() {}
}
