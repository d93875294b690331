package mellos.kernel.report;

import mellos.kernel.address.Layout;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.memory.Stacks;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.StackTraceText;

/** A stack as lines: from where an interrupt or a call left it, up to its root. */
@NoHeap
@RawMemory("the walk reads between the stack pointer and the end of the stack that its region tells")
public final class StackText {
    private StackText() {}

    /** From an interrupted place. */
    public static void print(InterruptFrame registers) {
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        frame.register(Frame.PLACE, registers.rip().bits());
        frame.register(Frame.RSP, registers.rsp().bits());
        frame.register(Frame.RBP, registers.rbp());
        frame.register(Frame.RBX, registers.rbx());
        frame.register(Frame.R12, registers.r12());
        frame.register(Frame.R13, registers.r13());
        frame.register(Frame.R14, registers.r14());
        frame.register(Frame.R15, registers.r15());
        frame.interrupted(1);
        if (isCode(registers.rip())) {
            print(frame);
        } else {
            printCallerOf(registers, frame);
        }
    }

    /**
     * The place is no code: it was called or jumped to by mistake, and the caller's return address is on top of the
     * stack.
     */
    private static void printCallerOf(InterruptFrame registers, Frame frame) {
        Line.begin();
        Line.text(" at ");
        Line.hex(registers.rip().bits());
        Line.text(", which is no code; called from");
        Line.end();
        frame.register(Frame.PLACE, registers.rsp().loadLong());
        frame.register(Frame.RSP, registers.rsp().bits() + 8);
        frame.interrupted(0);
        print(frame);
    }

    private static boolean isCode(Address place) {
        return !place.isBelow(Address.ofSymbol("__text_start")) && place.isBelow(Address.ofSymbol("__text_end"));
    }

    /** From a frame that stands where the walk starts; moved. */
    public static void print(Frame frame) {
        Line.begin();
        StackTraceText.write(LineSink.INSTANCE, frame, end(frame.register(Frame.RSP)));
        Line.drop();
    }

    /** Highest address of the stack that a stack pointer lies in: zero, which ends the walk, if it lies in none. */
    private static Address end(long pointer) {
        long offset = pointer - Layout.STACKS;
        if (offset >= 0 && offset < Layout.STACKS_LIMIT) {
            return Stacks.end(Address.of(pointer));
        }
        Address bootEnd = Address.ofSymbol("boot_stack_end");
        Address bootStart = Address.ofSymbol("boot_stack_guard");
        boolean onBootStack =
                bootStart.isBelow(Address.of(pointer)) && Address.of(pointer).isBelow(bootEnd);
        return onBootStack ? bootEnd : Address.zero();
    }
}
