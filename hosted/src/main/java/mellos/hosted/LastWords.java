package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.console.RawText;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.Registers;
import mellos.runtime.exception.StackTraceText;
import mellos.runtime.exception.StackWalk;
import mellos.runtime.platform.CurrentThread;

/** What the process says when it cannot go on: the reason and a Java stack trace. */
@NoHeap
@RawMemory("the stack walked is the stopped thread's")
final class LastWords {
    private static final int ABORTED = 134;
    private static final int SIGNAL_STATUS = 128;

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

    /** The signal ends the process. */
    static void signal(int signal, SignalInformation information, Registers stopped) {
        begin("signal ");
        RawText.writeDecimal(StandardError.SINK, signal);
        RawText.write(StandardError.SINK, " at address 0x");
        RawText.writeHexadecimal(StandardError.SINK, information.faultAddress(), 16);
        RawText.write(StandardError.SINK, ", instruction 0x");
        RawText.writeHexadecimal(StandardError.SINK, stopped.instructionPointer(), 16);
        StandardError.SINK.write((byte) '\n');
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startInterrupted(frame, stopped);
        StackTraceText.write(StandardError.SINK, frame, CurrentThread.block().stackHigh());
        Linux.exit(SIGNAL_STATUS + signal);
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
