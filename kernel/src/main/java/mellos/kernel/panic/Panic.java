package mellos.kernel.panic;

import mellos.kernel.arch.x86_64.Cr0;
import mellos.kernel.arch.x86_64.Cr4;
import mellos.kernel.arch.x86_64.Efer;
import mellos.kernel.arch.x86_64.GsBase;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.Registers;
import mellos.runtime.exception.StackWalk;

/**
 * The cry of a kernel whose invariants do not hold: it writes a fixed record for a debugger and hands over to the
 * symbol {@code mellos_panic_report}, the report that is built far above. So whoever can panic, down to a spin lock,
 * knows nothing of how a panic looks. No heap, no lock.
 *
 * <p>The report may fault or panic in its turn: then it is called again and goes on behind the section that failed.
 */
@NoHeap
@RawMemory("one processor at a time owns the record")
public final class Panic {
    /** Where GS leads to the processor's index, for a cry that comes when nothing else can be trusted. */
    public static final int GS_INDEX = 24;

    private static final int NOBODY = 0;
    private static final int BROKEN_INVARIANT = -1;

    private Panic() {}

    /**
     * Reports a broken invariant with the caller's stack and stops the machine. Does not return.
     *
     * @param reason what is broken, as a clause
     * @param detail more of it, or null
     */
    public static void because(String reason, String detail) {
        Cpu.disableInterrupts();
        if (claim()) {
            Registers registers = Address.stackAllocate(64).as(Registers.class);
            StackCapture.capture(Address.ofStruct(registers).bits());
            Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
            StackWalk.startAfterCall(frame, registers);
            PanicRecord record = record();
            record.vector(BROKEN_INVARIANT);
            record.rip(registers.instructionPointer());
            record.rsp(registers.stackPointer());
            record.stack(Address.ofStruct(frame));
            complete(record, reason, detail);
        }
        report();
    }

    /** Reports an exception that nobody expected and stops the machine. Does not return. */
    public static void exception(InterruptFrame frame) {
        if (claim()) {
            PanicRecord record = record();
            record.vector((int) frame.vector());
            record.errorCode(frame.errorCode());
            record.rip(frame.rip().bits());
            record.rsp(frame.rsp().bits());
            record.frame(Address.ofStruct(frame));
            complete(record, "unexpected exception", null);
        }
        report();
    }

    /**
     * One processor cries; one that comes later waits to be stopped.
     *
     * @return false for the one that cries already: its report failed
     */
    private static boolean claim() {
        Address owner = Address.ofSymbol("mellos_panic_owner");
        int self = 1 + index();
        if (owner.compareAndSetInt(NOBODY, self)) {
            return true;
        }
        while (owner.loadIntVolatile() != self) {
            Cpu.halt();
        }
        return false;
    }

    private static void complete(PanicRecord record, String reason, String detail) {
        record.processor(index());
        record.cr0(Cr0.readRaw());
        record.cr2(Cpu.readCr2());
        record.cr3(Cpu.readCr3());
        record.cr4(Cr4.readRaw());
        record.efer(Efer.readRaw());
        record.reason(Address.ofObject(reason));
        record.detail(Address.ofObject(detail));
        record.gsBase(GsBase.read());
        Address.fence();
        record.magic(PanicRecord.MAGIC);
    }

    private static void report() {
        Address.ofSymbol("mellos_panic_report").call(Address.ofStruct(record()).bits());
    }

    private static PanicRecord record() {
        return Address.ofSymbol("mellos_panic_record").as(PanicRecord.class);
    }

    private static int index() {
        return (int) Cpu.loadGs(GS_INDEX);
    }
}
