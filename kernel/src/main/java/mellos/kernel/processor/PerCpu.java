package mellos.kernel.processor;

import mellos.kernel.panic.Panic;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.runtime.platform.ProcessorBlock;

/**
 * A processor's own page. GS points to it while Java runs (docs/abi.md, "Thread and processor blocks"). Only its own
 * processor writes to it, except where a field says otherwise; others read counters through {@link Processors#of}.
 *
 * <pre>
 *    0  this structure
 *  512  the line that is being written ({@code text.Line})
 * 1024  global descriptor table
 * 1152  task-state segment
 * 2048  thread block until the scheduler gives it another
 * </pre>
 */
@Struct(size = 4096)
public interface PerCpu extends ProcessorBlock {
    long LINE = 512;
    int LINE_CAPACITY = 512;
    long GDT = 1024;
    long TSS = 1152;
    long FIRST_THREAD = 2048;

    /** Dense, from 0 for the boot processor, in the order of ACPI's table; a failed processor leaves a hole. */
    @At(Panic.GS_INDEX)
    int index();

    @At(Panic.GS_INDEX)
    void index(int index);

    /** As firmware numbers processors; sparse. */
    @At(28)
    int apicId();

    @At(28)
    void apicId(int id);

    /** Highest address of the stack it came up on, later its idle task's. */
    @At(32)
    Address stackTop();

    @At(32)
    void stackTop(Address top);

    /** Interrupt handlers under way: 0 in a task, 1 in a handler. */
    @At(40)
    int interruptDepth();

    @At(40)
    void interruptDepth(int depth);

    /** One of {@link ProcessorState}'s constants; written by itself and by the processor that brings it up. */
    @At(44)
    int state();

    @At(44)
    void state(int state);

    /** Offset of the ticks, for volatile access. */
    long TICKS = 48;

    /** Timer interrupts taken. */
    @At(48)
    long ticks();

    @At(48)
    void ticks(long count);

    /** Interrupts from other processors taken, all kinds. */
    @At(56)
    long ipisReceived();

    @At(56)
    void ipisReceived(long count);

    /** Interrupts sent to other processors. */
    @At(64)
    long ipisSent();

    @At(64)
    void ipisSent(long count);

    /** Device interrupts taken. */
    @At(72)
    long deviceInterrupts();

    @At(72)
    void deviceInterrupts(long count);

    /** Bit {@code r}: a lock of rank {@code r} is held. {@link LockOrder}. */
    @At(80)
    long heldLocks();

    @At(80)
    void heldLocks(long ranks);

    /** Bytes in the line buffer. */
    @At(88)
    int lineLength();

    @At(88)
    void lineLength(int bytes);

    /** Flags of the processor when the line was begun. */
    @At(96)
    long lineFlags();

    @At(96)
    void lineFlags(long flags);

    /** Deadline that the timer is armed for, on the clock's scale; {@link Long#MAX_VALUE} when it is not. */
    @At(104)
    long timerDeadline();

    @At(104)
    void timerDeadline(long nanos);

    /** Offset of the ping, for volatile access. */
    long PINGED_BY = 112;

    /** 1 + index of the processor whose ping arrived last. */
    @At(112)
    int pingedBy();

    @At(112)
    void pingedBy(int sender);

    /** Bring-up block of this processor, zero on the boot processor. */
    @At(120)
    Address bringUpBlock();

    @At(120)
    void bringUpBlock(Address block);

    /** Register frame of the innermost interrupt or exception under way, zero when there is none. For panic. */
    @At(128)
    Address interruptFrame();

    @At(128)
    void interruptFrame(Address frame);

    /** Offset of the stopped frame, for volatile access. */
    long STOP_FRAME = 136;

    /** Where the stopping NMI found it: register frame, zero before. For panic and dump. */
    @At(136)
    Address stopFrame();

    @At(136)
    void stopFrame(Address frame);

    /** Spurious interrupts taken. */
    @At(144)
    long spuriousInterrupts();

    @At(144)
    void spuriousInterrupts(long count);

    /** Offset of the pending shootdown, for volatile access. */
    long PENDING_SHOOTDOWN = 152;

    /**
     * Not 0: this processor is to drop translations, see {@link PendingShootdown}. Stored by the one that asks, cleared
     * when done.
     */
    @At(152)
    int pendingShootdown();
}
