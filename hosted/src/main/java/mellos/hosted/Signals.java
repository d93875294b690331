package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.StackCheckLayout;
import mellos.runtime.exception.Fault;
import mellos.runtime.exception.Registers;

/** Faults of the process, on the signal stack: an exception where Java code has earned one, else the end. */
@NoHeap
@RawMemory("the signal's frame is Linux's; the stopped code goes on as it says")
final class Signals {
    private static final int INTEGER_DIVISION = 1;

    private Signals() {}

    @EntryPoint("mellos_hosted_signal")
    static void take(int signal, SignalInformation information, SignalContext context) {
        int kind = kindOf(signal, information, context);
        switch (kind) {
            case Fault.NONE ->
                LastWords.signal(signal, information, registersOf(context, Address.stackAllocate(Registers.SIZE)));
            case Fault.SKIPPED_CHECK -> context.rip(context.rip() + StackCheckLayout.STACK_CHECK_SIZE);
            default -> throwAt(context, kind);
        }
    }

    private static int kindOf(int signal, SignalInformation information, SignalContext context) {
        if (signal == Linux.SIGNAL_SEGMENT) {
            return Fault.kindOf(context.rip(), context.rsp(), information.faultAddress(), true);
        }
        boolean divided = signal == Linux.SIGNAL_FLOATING_POINT && information.code() == INTEGER_DIVISION;
        return divided ? Fault.kindOfDivision(context.rip(), true) : Fault.NONE;
    }

    private static void throwAt(SignalContext context, int kind) {
        context.rdi(kind);
        context.rcx(context.rip());
        context.rip(Address.ofSymbol("mellos_fault").bits());
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
}
