package mellos.kernel.interrupt;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.PageFaultCode;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.StackCheckLayout;
import mellos.runtime.exception.Fault;

/**
 * Faults of Java code that become exceptions. The frame is changed so that the thread goes on in {@code mellos_fault},
 * on its own stack and with interrupts enabled as before. Under a lock and in a handler interrupts are disabled: there
 * a fault stays a fault, which ends the machine.
 */
@NoHeap
@RawMemory("changes the frame of the code that faulted")
final class JavaFaults {
    private JavaFaults() {}

    /** Whether the fault was Java's, and the interrupted code may go on as the frame says now. */
    static boolean resolve(InterruptFrame frame) {
        int kind = kindOf(frame);
        if (kind == Fault.NONE) {
            return false;
        }
        if (kind == Fault.SKIPPED_CHECK) {
            frame.rip(frame.rip().plus(StackCheckLayout.STACK_CHECK_SIZE));
        } else {
            throwAt(frame, kind);
        }
        return true;
    }

    private static int kindOf(InterruptFrame frame) {
        if (frame.vector() == Vectors.PAGE_FAULT && (frame.errorCode() & PageFaultCode.PRESENT) == 0) {
            return Fault.kindOf(frame.rip().bits(), frame.rsp().bits(), Cpu.readCr2(), mayThrow(frame));
        }
        boolean divided = frame.vector() == Vectors.DIVIDE_ERROR;
        return divided ? Fault.kindOfDivision(frame.rip().bits(), mayThrow(frame)) : Fault.NONE;
    }

    private static boolean mayThrow(InterruptFrame frame) {
        return Flags.enableInterrupts(frame.rflags());
    }

    private static void throwAt(InterruptFrame frame, int kind) {
        frame.rdi(kind);
        frame.rcx(frame.rip().bits());
        frame.rip(Address.ofSymbol("mellos_fault"));
    }
}
