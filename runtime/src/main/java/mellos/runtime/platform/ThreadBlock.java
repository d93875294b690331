package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.magic.abi.ThreadBlockLayout;

/**
 * A thread's own data, made by the platform, zeroed, before the thread runs Java. The platform fills in the id and the
 * stack's bounds; everything else may stay zero. Only its own thread writes to it, the permit apart.
 *
 * <p>Offsets below {@link ThreadBlockLayout#THREAD_RUNTIME} are known to generated code; below {@link #PLATFORM} they
 * are the runtime's; from there on they are the platform's, which may view the same memory as a larger structure.
 */
@Struct(size = ThreadBlock.PLATFORM)
public interface ThreadBlock {
    /** Where the platform's part begins. */
    int PLATFORM = ThreadBlockLayout.THREAD_PLATFORM;

    /** Next free byte of the thread's allocation area. Zero like {@link #allocationEnd} when it has none yet. */
    @At(ThreadBlockLayout.THREAD_ALLOCATION_TOP)
    Address allocationTop();

    /** Set by the thread itself, when it allocates or gets another area. */
    @At(ThreadBlockLayout.THREAD_ALLOCATION_TOP)
    void allocationTop(Address top);

    /** First byte behind the allocation area; memory from the top to here is zero. */
    @At(ThreadBlockLayout.THREAD_ALLOCATION_END)
    Address allocationEnd();

    /** Set by the thread itself, when it gets another area. */
    @At(ThreadBlockLayout.THREAD_ALLOCATION_END)
    void allocationEnd(Address end);

    /** The {@code java.lang.Thread} object; zero until somebody asks for it. */
    @At(ThreadBlockLayout.THREAD_OBJECT)
    Address threadObject();

    /** Set once, when the thread and its object are bound. */
    @At(ThreadBlockLayout.THREAD_OBJECT)
    void threadObject(Address thread);

    /** From 1 to {@link ThreadBlockLayout#THREAD_LAST_ID}, unique among living threads. */
    @At(ThreadBlockLayout.THREAD_ID)
    int id();

    /** Set by the platform before the thread runs. */
    @At(ThreadBlockLayout.THREAD_ID)
    void id(int id);

    /** Above 0 while nothing may be thrown: a failed check panics. */
    @At(ThreadBlockLayout.THREAD_THROW_FORBIDDEN)
    int throwForbidden();

    /** Set by the thread itself, one more or one less at a time. */
    @At(ThreadBlockLayout.THREAD_THROW_FORBIDDEN)
    void throwForbidden(int depth);

    /** Lowest address of the stack, above its guard. */
    @At(ThreadBlockLayout.THREAD_STACK_LOW)
    Address stackLow();

    /** Set by the platform before the thread runs. */
    @At(ThreadBlockLayout.THREAD_STACK_LOW)
    void stackLow(Address lowest);

    /** First address behind the stack. */
    @At(ThreadBlockLayout.THREAD_STACK_HIGH)
    Address stackHigh();

    /** Set by the platform before the thread runs. */
    @At(ThreadBlockLayout.THREAD_STACK_HIGH)
    void stackHigh(Address highest);

    /** Offset of the permit, for atomic access. */
    int PARK_PERMIT = ThreadBlockLayout.THREAD_PARK_PERMIT;

    /** Not 0: the next park returns at once. See {@link PlatformThreads#park}. */
    @At(PARK_PERMIT)
    int parkPermit();

    /** Set to 1 by whoever unparks the thread, to 0 by the thread itself; see {@link #PARK_PERMIT}. */
    @At(PARK_PERMIT)
    void parkPermit(int permit);

    /** Not 0 while this thread may use the rest of its stack: checks of the stack do not throw. */
    @At(ThreadBlockLayout.THREAD_RESERVE_IN_USE)
    int reserveInUse();

    /** Set by the thread itself. */
    @At(ThreadBlockLayout.THREAD_RESERVE_IN_USE)
    void reserveInUse(int inUse);

    /** Offset of the saved stack pointer, for assembly. */
    int SAVED_STACK = ThreadBlockLayout.THREAD_SAVED_STACK;

    /** Stack pointer of the thread while it does not run; what it needs of its registers lies above. */
    @At(SAVED_STACK)
    long savedStack();

    /** Bytes behind the allocation area that are the thread's, too, and not zero yet. */
    @At(ThreadBlockLayout.THREAD_HOLE_REST)
    int holeRest();

    /** Set by the thread itself, and while the world stands. */
    @At(ThreadBlockLayout.THREAD_HOLE_REST)
    void holeRest(int bytes);

    /** Bytes of areas that the thread has had and that are in no counter yet. */
    @At(ThreadBlockLayout.THREAD_ALLOCATED)
    int allocatedBytes();

    /** Set by the thread itself, and while the world stands. */
    @At(ThreadBlockLayout.THREAD_ALLOCATED)
    void allocatedBytes(int bytes);

    /** Set by the platform when the thread stands or sleeps. */
    @At(SAVED_STACK)
    void savedStack(long pointer);
}
