package mellos.kernel.panic;

import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.Cr0;
import mellos.kernel.arch.x86_64.Cr4;
import mellos.kernel.arch.x86_64.Efer;
import mellos.kernel.arch.x86_64.GsBase;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.driver.MachineEnd;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.memory.Stacks;
import mellos.kernel.processor.Processors;
import mellos.kernel.report.FaultText;
import mellos.kernel.report.PlaceText;
import mellos.kernel.report.ProcessorStop;
import mellos.kernel.report.Provocation;
import mellos.kernel.report.StackText;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.Registers;
import mellos.runtime.exception.StackWalk;

/**
 * The end of a kernel whose invariants do not hold. In this order: a fixed record for a debugger, the other processors stopped,
 * then sections of text. No heap, no lock. A section that faults itself is left where it is and the next one begins.
 */
@NoHeap
@RawMemory("one processor panics, the others stand still; reads their stopped frames and its own registers")
public final class Panic {
    private static final int NOBODY = 0;
    private static final int BROKEN_INVARIANT = -1;
    private static final int MOST_FAULTS = 20;
    /** A function's frame may reach that far below the stack pointer before it touches the guard page. */
    private static final long GUARD_REACH = 64 * 1024;

    // Sections; from OTHERS on one for each processor.
    private static final int HEADLINE = 0;
    private static final int REGISTERS = 1;
    private static final int OWN_STACK = 2;
    private static final int OTHERS = 3;

    private static int vector;
    private static long errorCode;
    private static long place;
    private static long stackPointer;
    private static long exceptionFrame;
    private static long callFrame;
    private static String reason;
    private static String detail;
    private static int section;
    private static int faults;

    private Panic() {
    }

    /**
     * Reports a broken invariant with the caller's stack and stops the machine. Does not return.
     *
     * @param reason what is broken, as a clause
     * @param detail more of it, or null
     */
    public static void because(String reason, String detail) {
        Cpu.disableInterrupts();
        enter();
        Registers registers = Address.stackAllocate(64).as(Registers.class);
        StackCapture.capture(Address.ofStruct(registers).bits());
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, registers);
        vector = BROKEN_INVARIANT;
        place = registers.instructionPointer();
        stackPointer = registers.stackPointer();
        callFrame = Address.ofStruct(frame).bits();
        Panic.reason = reason;
        Panic.detail = detail;
        report();
    }

    /** Reports an exception that nobody expected and stops the machine. Does not return. */
    public static void exception(InterruptFrame frame) {
        enter();
        vector = (int) frame.vector();
        errorCode = frame.errorCode();
        place = frame.rip().bits();
        stackPointer = frame.rsp().bits();
        exceptionFrame = Address.ofStruct(frame).bits();
        reason = "unexpected exception";
        detail = ranOverStack() ? "the stack overflowed" : null;
        report();
    }

    /** A double fault whose page fault was for the unmapped page that the stack pointer stands at. */
    private static boolean ranOverStack() {
        Address target = Address.of(Cpu.readCr2());
        long distance = stackPointer - target.bits();
        boolean near = distance >= 0 && distance <= GUARD_REACH || Stacks.isGuard(target);
        return vector == Vectors.DOUBLE_FAULT && near && KernelSpace.entry(target) == 0;
    }

    /** One processor goes on; one that comes later waits to be stopped; the same one again skips what it was at. */
    private static void enter() {
        Address owner = Address.ofSymbol("mellos_panic_owner");
        int self = 1 + Processors.current().index();
        if (owner.compareAndSetInt(NOBODY, self)) {
            return;
        }
        while (owner.loadIntVolatile() != self) {
            Cpu.halt();
        }
        faults++;
        if (faults > MOST_FAULTS) {
            MachineEnd.end(MachineEnd.PANIC);
        }
        Line.begin();
        Line.text("(the report itself failed here and goes on with its next section)");
        Line.end();
        sections();
    }

    private static void report() {
        writeRecord(Address.ofSymbol("mellos_panic_record").as(PanicRecord.class));
        ProcessorStop.stopOthers();
        SerialPort.unlock();
        sections();
    }

    private static void writeRecord(PanicRecord record) {
        record.processor(Processors.current().index());
        record.vector(vector);
        record.errorCode(errorCode);
        record.rip(place);
        record.rsp(stackPointer);
        record.cr0(Cr0.readRaw());
        record.cr2(Cpu.readCr2());
        record.cr3(Cpu.readCr3());
        record.cr4(Cr4.readRaw());
        record.efer(Efer.readRaw());
        record.reason(Address.ofObject(reason));
        record.frame(Address.of(exceptionFrame));
        record.gsBase(GsBase.read());
        Address.fence();
        record.magic(PanicRecord.MAGIC);
    }

    private static void sections() {
        int count = OTHERS + Processors.count();
        while (section < count) {
            int current = section;
            section++;
            print(current);
        }
        MachineEnd.end(MachineEnd.PANIC);
    }

    private static void print(int section) {
        switch (section) {
            case HEADLINE -> headline();
            case REGISTERS -> registers();
            case OWN_STACK -> ownStack();
            default -> ProcessorStop.printOther(section - OTHERS);
        }
    }

    /** docs/serial-protocol.md, "Lines". */
    private static void headline() {
        Line.begin();
        Line.text("@panic processor=");
        Line.decimal(Processors.current().index());
        Line.text(" vector=");
        Line.decimal(vector);
        Line.text(" error=");
        Line.hex(errorCode);
        Line.text(" rip=");
        Line.hex(place);
        Line.text(" reason=\"");
        if (vector >= 0) {
            FaultText.vector(vector);
        } else {
            Line.text(reason);
        }
        if (detail != null) {
            Line.text(": ");
            Line.text(detail);
        }
        Line.text("\"");
        Line.end();
    }

    private static void registers() {
        Provocation.spoilReport();
        long cr2 = Cpu.readCr2();
        if (vector >= 0) {
            Line.begin();
            Line.text("at ");
            PlaceText.append(place);
            Line.text(" ");
            FaultText.errorCode(vector, errorCode);
            Line.end();
        }
        Line.begin();
        register("CR2", cr2);
        register("CR3", Cpu.readCr3());
        register("RSP", stackPointer);
        register("GS", GsBase.read().bits());
        Line.end();
        for (int i = 0; i < ControlState.REGISTER_COUNT; i++) {
            controlRegister(i);
        }
    }

    private static void controlRegister(int register) {
        long own = ControlRegisters.read(register);
        long expected = ControlRegisters.bootValue(register);
        Line.begin();
        register(ControlState.registerName(register), own);
        if (expected != 0 && ((own ^ expected) & ControlState.comparedBits(register)) != 0) {
            FaultText.differences(register, own, expected);
        }
        Line.end();
    }

    private static void ownStack() {
        Line.begin();
        Line.text("processor ");
        Line.decimal(Processors.current().index());
        Line.end();
        if (exceptionFrame != 0) {
            StackText.print(Address.of(exceptionFrame).as(InterruptFrame.class));
        } else {
            StackText.print(Address.of(callFrame).as(Frame.class));
        }
    }

    private static void register(String name, long value) {
        Line.text(name);
        Line.text("=");
        Line.hex(value);
        Line.text(" ");
    }
}
