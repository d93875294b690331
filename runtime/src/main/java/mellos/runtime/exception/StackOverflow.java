package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.RawMemory;

/**
 * {@code StackOverflowError} for code that a fault in its stack's guard page has stopped. The platform calls it on
 * another stack; the frame that catches has given back all below it, so the thread goes on there with room again.
 *
 * <p>A limit of optimised code: where LLVM proves that a method throws nothing, its callers have no landing pad, and
 * the error passes them by.
 */
@RawMemory("walks the stack of the running thread, which stands still")
public final class StackOverflow {
    private StackOverflow() {}

    /** Throws in the place of the stopped code. Does not return. */
    public static void raise(Registers stopped) {
        StackOverflowError error = new StackOverflowError();
        Target_java_lang_Throwable.show(error, Backtrace.captureInterrupted(StackOverflowError.class, stopped));
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startInterrupted(frame, stopped);
        Unwinder.unwind(error, frame);
    }
}
