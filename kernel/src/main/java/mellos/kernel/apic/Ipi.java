package mellos.kernel.apic;

import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.kernel.trace.Trace;
import mellos.kernel.trace.TraceKind;
import mellos.magic.NoHeap;

/**
 * Interrupts from one processor to another. Those to a processor that is not online are dropped, except the commands of
 * bring-up. Intel SDM vol. 3A, "Interrupt Command Register".
 */
@NoHeap
public final class Ipi {
    private static final int NMI = 0b100 << 8;
    private static final int INIT = 0b101 << 8;
    private static final int STARTUP = 0b110 << 8;
    private static final int ASSERT = 1 << 14;
    private static final int VECTOR = 0xff;

    private Ipi() {}

    /** Makes the processor look at its queue of ready tasks. */
    public static void reschedule(int index) {
        sendOnline(index, ASSERT | Vectors.RESCHEDULE);
    }

    /** @param vector one of {@link Vectors} that the kernel serves */
    static void send(int index, int vector) {
        sendOnline(index, ASSERT | vector);
    }

    /** Stops or samples a processor whatever it does; also one that is not online. */
    public static void nonMaskable(int apicId) {
        count();
        LocalApic.sendCommand(apicId, ASSERT | NMI);
    }

    public static void init(int apicId) {
        count();
        LocalApic.sendCommand(apicId, ASSERT | INIT);
    }

    /** @param page number of the page below 1 MiB where it starts */
    public static void startup(int apicId, int page) {
        count();
        LocalApic.sendCommand(apicId, ASSERT | STARTUP | page);
    }

    public static void ping(int apicId) {
        count();
        LocalApic.sendCommand(apicId, ASSERT | Vectors.PING);
    }

    /** A processor that comes up has news in its block. */
    public static void pingBootProcessor() {
        ping(Processors.of(0).apicId());
    }

    private static void sendOnline(int index, int command) {
        if (Processors.isOnline(index)) {
            count();
            Trace.record(TraceKind.INTERRUPT_SENT, command & VECTOR, index);
            LocalApic.sendCommand(Processors.of(index).apicId(), command);
        }
    }

    private static void count() {
        PerCpu processor = Processors.current();
        processor.ipisSent(processor.ipisSent() + 1);
    }
}
