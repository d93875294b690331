package mellos.kernel.report;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.panic.StackCapture;
import mellos.kernel.processor.Processors;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Frame;
import mellos.runtime.exception.Registers;
import mellos.runtime.exception.StackWalk;

/** The stacks of all processors, for a living kernel: the others stand still meanwhile, then go on. */
@NoHeap
@RawMemory("captures the caller's registers; interrupts stay disabled until all go on")
public final class StackDump {
    private StackDump() {}

    public static void print() {
        long flags = Cpu.flags();
        Cpu.disableInterrupts();
        ProcessorStop.stopOthers();
        // A processor may have been stopped while it wrote a line.
        SerialPort.unlock();
        Line.begin();
        Line.text("processor ");
        Line.decimal(Processors.current().index());
        Line.end();
        Registers registers = Address.stackAllocate(64).as(Registers.class);
        StackCapture.capture(Address.ofStruct(registers).bits());
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, registers);
        StackText.print(frame);
        for (int i = 0; i < Processors.count(); i++) {
            ProcessorStop.printOther(i);
        }
        SerialPort.lock();
        ProcessorStop.letGo();
        if (Flags.enableInterrupts(flags)) {
            Cpu.enableInterrupts();
        }
    }
}
