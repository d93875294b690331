package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.End;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.platform.World;

/**
 * Takes an exception from its throw to the landing pad of the nearest frame that has one for the call under way. The
 * pad decides whether it handles this type and rethrows if not, so one pass over the stack is enough.
 */
@RawMemory("the frames walked are those of the running thread, which stands still in here")
final class Unwinder {
    /** Registers, and behind them the exception, as {@code mellos_resume} reads them. */
    private static final int RESUME_BYTES = Registers.SIZE + 8;

    /** A stack may have a hundred thousand frames: the world must not wait for the last of them to stop. */
    private static final int FRAMES_BETWEEN_POLLS = 256;

    private Unwinder() {}

    /** From {@code mellos_throw}: the thrower's registers. Does not return. */
    @EntryPoint("mellos_raise")
    static void raise(Throwable exception, Registers thrower) {
        Throwable thrown = exception;
        if (thrown == null) {
            thrown = new NullPointerException();
        }
        unwind(thrown, thrower);
    }

    @NoHeap
    private static void unwind(Throwable exception, Registers thrower) {
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, thrower);
        unwind(exception, frame);
    }

    /** Takes the exception up from this frame of the running thread. Does not return. */
    @NoHeap
    static void unwind(Throwable exception, Frame frame) {
        ThreadBlock thread = CurrentThread.block();
        if (thread.throwForbidden() > 0) {
            End.panic("exception where nothing can catch it", nameOf(exception));
        }
        FrameRules rules = Address.stackAllocate(FrameRules.SIZE).as(FrameRules.class);
        long described = 0;
        int frames = 0;
        do {
            // The exception is in this method's frame, the thrower's registers are in its caller's.
            if (++frames % FRAMES_BETWEEN_POLLS == 0) {
                World.poll();
            }
            // Recursion comes by the same place again and again, which has no pad.
            if (StackWalk.placeInCode(frame) == described) {
                StackWalk.describeAgain(frame, rules);
            } else {
                described = StackWalk.placeInCode(frame);
                describe(exception, frame, rules);
                enterPad(exception, frame);
            }
        } while (StackWalk.unwind(frame, rules, thread.stackHigh()));
        End.panic("exception that no frame of the thread catches", nameOf(exception));
    }

    @NoHeap
    private static void describe(Throwable exception, Frame frame, FrameRules rules) {
        if (!StackWalk.describe(frame, rules)) {
            End.panic("exception thrown through code without a frame description", nameOf(exception));
        }
    }

    /** Goes to the frame's landing pad; returns if there is none for the call. */
    @NoHeap
    private static void enterPad(Throwable exception, Frame frame) {
        if (frame.languageData().isZero()) {
            return;
        }
        long pad = LanguageData.landingPad(frame.languageData(), frame.function(), StackWalk.placeInCode(frame));
        if (pad != 0) {
            resume(exception, frame, pad);
        }
    }

    @NoHeap
    private static void resume(Throwable exception, Frame frame, long pad) {
        Address block = Address.stackAllocate(RESUME_BYTES);
        Registers registers = block.as(Registers.class);
        registers.instructionPointer(pad);
        registers.stackPointer(frame.register(Frame.RSP) + frame.pushedBytes());
        registers.rbp(frame.register(Frame.RBP));
        registers.rbx(frame.register(Frame.RBX));
        registers.r12(frame.register(Frame.R12));
        registers.r13(frame.register(Frame.R13));
        registers.r14(frame.register(Frame.R14));
        registers.r15(frame.register(Frame.R15));
        block.plus(Registers.SIZE).storeAddress(Address.ofObject(exception));
        Address.ofSymbol("mellos_resume").call(block.bits());
    }

    @NoHeap
    private static String nameOf(Throwable exception) {
        return (String) ObjectHeader.record(exception).name().toObject();
    }
}
