package mellos.kernel.thread;

import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.syscall.CallBuffers;
import mellos.kernel.syscall.CallOutput;
import mellos.kernel.syscall.CallerMemory;
import mellos.kernel.syscall.SystemCalls;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** From the interrupt frame of an {@code int 0x80} to {@link SystemCalls} and back. */
@RawMemory(
        "touches callers' memory only where the page tables map it as needed; pages in use are not unmapped while their task runs")
final class SystemCallEntry implements CallerMemory, CallBuffers, CallOutput {
    private final SystemCalls calls;

    SystemCallEntry() {
        calls = new SystemCalls(Scheduling.scheduler(), Scheduling.ports(), this, this, this);
    }

    /** Interrupts are disabled before and after, and enabled meanwhile: the call is a part of the task. */
    void serve(InterruptFrame frame) {
        Cpu.enableInterrupts();
        long result = calls.call(frame.rax(), frame.rdi(), frame.rsi(), frame.rdx());
        Cpu.disableInterrupts();
        frame.rax(result);
    }

    @Override
    public Receiver receiverOfCaller() {
        TaskContext context = (TaskContext) Tasks.current().context();
        if (context.receiver == null) {
            context.receiver = new Receiver(SystemCalls.BUFFER_BYTES);
        }
        return context.receiver;
    }

    @Override
    @NoHeap
    public boolean isMapped(long address, long length, boolean writable) {
        if (address + length < address && address + length != 0) {
            return false;
        }
        long needed = writable ? PageFlags.PRESENT | PageFlags.WRITABLE : PageFlags.PRESENT;
        long last = address + length - 1 & -Layout.PAGE;
        for (long page = address & -Layout.PAGE; length > 0; page += Layout.PAGE) {
            if (!isCanonical(page) || (KernelSpace.entry(Address.of(page)) & needed) != needed) {
                return false;
            }
            if (page == last) {
                break;
            }
        }
        return true;
    }

    @NoHeap
    private static boolean isCanonical(long address) {
        return address << 16 >> 16 == address;
    }

    @Override
    @NoHeap
    public void read(long address, byte[] into, int length) {
        for (int i = 0; i < length; i++) {
            into[i] = Address.of(address + i).loadByte();
        }
    }

    @Override
    @NoHeap
    public void write(long address, byte[] from, int length) {
        for (int i = 0; i < length; i++) {
            Address.of(address + i).storeByte(from[i]);
        }
    }

    @Override
    @NoHeap
    public void write(long address, long length) {
        SerialPort.write(Address.of(address), length);
    }
}
