package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * A thread's own data, made by the platform, zeroed, before the thread runs Java. The platform fills in the id and the stack's
 * bounds; everything else may stay zero. Only its own thread writes to it, the permit apart.
 *
 * <p>Offsets below 48 are known to generated code; below {@link #PLATFORM} they are the runtime's; from there on they are
 * the platform's, which may view the same memory as a larger structure.
 */
@Struct(size = ThreadBlock.PLATFORM)
public interface ThreadBlock {
    /** Where the platform's part begins. */
    int PLATFORM = 128;

    /** Next free byte of the thread's allocation area. Zero like {@link #allocationEnd} when it has none yet. */
    @At(0)
    Address allocationTop();

    @At(0)
    void allocationTop(Address top);

    @At(8)
    Address allocationEnd();

    @At(8)
    void allocationEnd(Address end);

    /** The {@code java.lang.Thread} object; zero until somebody asks for it. */
    @At(16)
    Address threadObject();

    @At(16)
    void threadObject(Address thread);

    /** From 1, below 2^24, unique among living threads. */
    @At(24)
    int id();

    @At(24)
    void id(int id);

    /** Above 0 while nothing may be thrown: a failed check panics. */
    @At(28)
    int throwForbidden();

    @At(28)
    void throwForbidden(int depth);

    @At(32)
    Address stackLow();

    @At(32)
    void stackLow(Address lowest);

    @At(40)
    Address stackHigh();

    @At(40)
    void stackHigh(Address highest);

    /** Offset of the permit, for atomic access. */
    int PARK_PERMIT = 48;

    /** Not 0: the next park returns at once. See {@link PlatformThreads#park}. */
    @At(PARK_PERMIT)
    int parkPermit();

    @At(PARK_PERMIT)
    void parkPermit(int permit);

    /** Not 0 while an exception is on its way up this thread's stack: a fault in the unwinder panics. */
    @At(52)
    int unwinding();

    @At(52)
    void unwinding(int depth);
}
