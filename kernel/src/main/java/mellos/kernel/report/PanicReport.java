package mellos.kernel.report;

import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.driver.MachineEnd;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.memory.Stacks;
import mellos.kernel.panic.PanicRecord;
import mellos.kernel.processor.Processors;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Frame;

/**
 * What a panic says, made from its record alone: the other processors are stopped, then come sections of text. A
 * section that faults itself is left where it is and the next one begins. Called by {@code Panic}, through a symbol.
 */
@NoHeap
@RawMemory("one processor reports, the others stand still; reads their stopped frames and its own record")
final class PanicReport {
    private static final int MOST_FAULTS = 20;
    /** A function's frame may reach that far below the stack pointer before it touches the guard page. */
    private static final long GUARD_REACH = 64 * 1024;

    // Sections; from OTHERS on one for each processor.
    private static final int HEADLINE = 0;
    private static final int REGISTERS = 1;
    private static final int OWN_STACK = 2;
    private static final int OTHERS = 3;

    private static boolean begun;
    private static int section;
    private static int faults;

    private PanicReport() {}

    /** Prints the report, or what is left of it when it failed itself, and ends the machine. Does not return. */
    @EntryPoint("mellos_panic_report")
    static void print(long recordAddress) {
        if (begun) {
            afterFault();
        } else {
            begun = true;
            ProcessorStop.stopOthers();
            SerialPort.unlock();
        }
        sections(Address.of(recordAddress).as(PanicRecord.class));
    }

    private static void afterFault() {
        faults++;
        if (faults > MOST_FAULTS) {
            MachineEnd.end(MachineEnd.PANIC);
        }
        Line.begin();
        Line.text("(the report itself failed here and goes on with its next section)");
        Line.end();
    }

    private static void sections(PanicRecord record) {
        int count = OTHERS + Processors.count();
        while (section < count) {
            int current = section;
            section++;
            print(current, record);
        }
        MachineEnd.end(MachineEnd.PANIC);
    }

    private static void print(int section, PanicRecord record) {
        switch (section) {
            case HEADLINE -> headline(record);
            case REGISTERS -> registers(record);
            case OWN_STACK -> ownStack(record);
            default -> ProcessorStop.printOther(section - OTHERS);
        }
    }

    /** docs/serial-protocol.md, "Lines". */
    private static void headline(PanicRecord record) {
        Line.begin();
        Line.text("@panic processor=");
        Line.decimal(record.processor());
        Line.text(" vector=");
        Line.decimal(record.vector());
        Line.text(" error=");
        Line.hex(record.errorCode());
        Line.text(" rip=");
        Line.hex(record.rip());
        Line.text(" reason=\"");
        if (record.vector() >= 0) {
            FaultText.vector(record.vector());
        } else {
            Line.text((String) record.reason().toObject());
        }
        detail(record);
        Line.text("\"");
        Line.end();
    }

    private static void detail(PanicRecord record) {
        if (ranOverStack(record)) {
            Line.text(": the stack overflowed");
        } else if (!record.detail().isZero()) {
            Line.text(": ");
            Line.text((String) record.detail().toObject());
        }
    }

    /** A double fault whose page fault was for the unmapped page that the stack pointer stands at. */
    private static boolean ranOverStack(PanicRecord record) {
        Address target = Address.of(record.cr2());
        long distance = record.rsp() - target.bits();
        boolean near = distance >= 0 && distance <= GUARD_REACH || Stacks.isGuard(target);
        return record.vector() == Vectors.DOUBLE_FAULT && near && KernelSpace.entry(target) == 0;
    }

    private static void registers(PanicRecord record) {
        if (record.vector() >= 0) {
            Line.begin();
            Line.text("at ");
            PlaceText.append(record.rip());
            Line.text(" ");
            FaultText.errorCode(record.vector(), record.errorCode());
            Line.end();
        }
        Line.begin();
        register("CR2", record.cr2());
        register("CR3", record.cr3());
        register("RSP", record.rsp());
        register("GS", record.gsBase().bits());
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

    private static void ownStack(PanicRecord record) {
        Line.begin();
        Line.text("processor ");
        Line.decimal(record.processor());
        Line.end();
        if (record.stack().isZero()) {
            StackText.print(record.frame().as(InterruptFrame.class));
        } else {
            StackText.print(record.stack().as(Frame.class));
        }
    }

    private static void register(String name, long value) {
        Line.text(name);
        Line.text("=");
        Line.hex(value);
        Line.text(" ");
    }
}
