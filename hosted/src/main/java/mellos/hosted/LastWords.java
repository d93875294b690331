package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Trusted;
import mellos.runtime.console.RawText;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.Registers;
import mellos.runtime.exception.StackOverflow;
import mellos.runtime.exception.StackTraceText;
import mellos.runtime.exception.StackWalk;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/** What the process says when it cannot go on: the reason and a Java stack trace. */
@NoHeap
@RawMemory("the signal frame is Linux's; the stack walked is the stopped thread's")
final class LastWords {
    private static final int ABORTED = 134;
    private static final int SIGNAL_STATUS = 128;

    /** More than any frame, and than Linux keeps of the first stack for arguments. */
    private static final long OVERFLOW_BYTES = 128 << 10;

    private static boolean reporting;

    private LastWords() {}

    static void panic(String reason, String detail) {
        begin("panic: ");
        RawText.write(StandardError.SINK, reason);
        if (detail != null) {
            RawText.write(StandardError.SINK, ": ");
            RawText.write(StandardError.SINK, detail);
        }
        StandardError.SINK.write((byte) '\n');
        Registers registers = Address.stackAllocate(Registers.SIZE).as(Registers.class);
        Address.ofSymbol("mellos_capture_registers")
                .call(Address.ofStruct(registers).bits());
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, registers);
        StackTraceText.write(StandardError.SINK, frame, CurrentThread.block().stackHigh());
        Linux.exit(ABORTED);
    }

    /** A thread that has not come to a poll long after a stop of the world was asked for. */
    static void lateForStop(HostedBlock thread) {
        RawText.write(StandardError.SINK, "a stop of the world still waits for thread ");
        RawText.writeDecimal(StandardError.SINK, thread.id());
        StandardError.SINK.write((byte) '\n');
    }

    /** Linux calls it on the signal stack. Does not return. */
    @EntryPoint("mellos_hosted_signal")
    static void signal(int signal, SignalInformation information, SignalContext context) {
        if (isStackOverflow(signal, information, context)) {
            throwOverflow(registersOf(context, Address.stackAllocate(Registers.SIZE)));
        }
        begin("signal ");
        RawText.writeDecimal(StandardError.SINK, signal);
        RawText.write(StandardError.SINK, " at address 0x");
        RawText.writeHexadecimal(StandardError.SINK, information.faultAddress(), 16);
        RawText.write(StandardError.SINK, ", instruction 0x");
        RawText.writeHexadecimal(StandardError.SINK, context.rip(), 16);
        StandardError.SINK.write((byte) '\n');
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startInterrupted(frame, registersOf(context, Address.stackAllocate(Registers.SIZE)));
        StackTraceText.write(StandardError.SINK, frame, CurrentThread.block().stackHigh());
        Linux.exit(SIGNAL_STATUS + signal);
    }

    /** A fault close below the stack pointer, with the stack nearly used up. */
    private static boolean isStackOverflow(int signal, SignalInformation information, SignalContext context) {
        ThreadBlock thread = CurrentThread.block();
        return signal == Linux.SIGNAL_SEGMENT
                && thread.throwForbidden() == 0
                && isNear(information.faultAddress(), context.rsp())
                && isNear(context.rsp(), thread.stackLow().bits());
    }

    private static boolean isNear(long left, long right) {
        long distance = left - right;
        return distance < OVERFLOW_BYTES && distance > -OVERFLOW_BYTES;
    }

    @Trusted("the stopped code was Java that may throw, so it may allocate")
    private static void throwOverflow(Registers stopped) {
        StackOverflow.raise(stopped);
    }

    private static Registers registersOf(SignalContext context, Address memory) {
        Registers registers = memory.as(Registers.class);
        registers.instructionPointer(context.rip());
        registers.stackPointer(context.rsp());
        registers.rbp(context.rbp());
        registers.rbx(context.rbx());
        registers.r12(context.r12());
        registers.r13(context.r13());
        registers.r14(context.r14());
        registers.r15(context.r15());
        return registers;
    }

    /** A report that fails itself ends the process without another. */
    private static void begin(String kind) {
        if (reporting) {
            Linux.exit(ABORTED);
        }
        reporting = true;
        RawText.write(StandardError.SINK, kind);
    }
}
