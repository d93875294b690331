package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.magic.abi.ThreadBlockLayout;

/**
 * A thread's own data, made by the platform, zeroed, before the thread runs Java. The platform fills in the id and the stack's
 * bounds; everything else may stay zero. Only its own thread writes to it, the permit apart.
 *
 * <p>Offsets below {@link ThreadBlockLayout#THREAD_RUNTIME} are known to generated code; below {@link #PLATFORM} they are the runtime's; from there on they are
 * the platform's, which may view the same memory as a larger structure.
 */
@Struct(size = ThreadBlock.PLATFORM)
public interface ThreadBlock {
    /** Where the platform's part begins. */
    int PLATFORM = ThreadBlockLayout.THREAD_PLATFORM;

    /** Next free byte of the thread's allocation area. Zero like {@link #allocationEnd} when it has none yet. */
    @At(ThreadBlockLayout.THREAD_ALLOCATION_TOP)
    Address allocationTop();

    @At(ThreadBlockLayout.THREAD_ALLOCATION_TOP)
    void allocationTop(Address top);

    @At(ThreadBlockLayout.THREAD_ALLOCATION_END)
    Address allocationEnd();

    @At(ThreadBlockLayout.THREAD_ALLOCATION_END)
    void allocationEnd(Address end);

    /** The {@code java.lang.Thread} object; zero until somebody asks for it. */
    @At(ThreadBlockLayout.THREAD_OBJECT)
    Address threadObject();

    @At(ThreadBlockLayout.THREAD_OBJECT)
    void threadObject(Address thread);

    /** From 1, below 2^24, unique among living threads. */
    @At(ThreadBlockLayout.THREAD_ID)
    int id();

    @At(ThreadBlockLayout.THREAD_ID)
    void id(int id);

    /** Above 0 while nothing may be thrown: a failed check panics. */
    @At(ThreadBlockLayout.THREAD_THROW_FORBIDDEN)
    int throwForbidden();

    @At(ThreadBlockLayout.THREAD_THROW_FORBIDDEN)
    void throwForbidden(int depth);

    @At(ThreadBlockLayout.THREAD_STACK_LOW)
    Address stackLow();

    @At(ThreadBlockLayout.THREAD_STACK_LOW)
    void stackLow(Address lowest);

    @At(ThreadBlockLayout.THREAD_STACK_HIGH)
    Address stackHigh();

    @At(ThreadBlockLayout.THREAD_STACK_HIGH)
    void stackHigh(Address highest);

    /** Offset of the permit, for atomic access. */
    int PARK_PERMIT = ThreadBlockLayout.THREAD_PARK_PERMIT;

    /** Not 0: the next park returns at once. See {@link PlatformThreads#park}. */
    @At(PARK_PERMIT)
    int parkPermit();

    @At(PARK_PERMIT)
    void parkPermit(int permit);

    /** Not 0 while an exception is on its way up this thread's stack: a fault in the unwinder panics. */
    @At(ThreadBlockLayout.THREAD_UNWINDING)
    int unwinding();

    @At(ThreadBlockLayout.THREAD_UNWINDING)
    void unwinding(int depth);
}
