package mellos.kernel.thread;

import mellos.kernel.apic.Ipi;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.arch.x86_64.ContextSwitch;
import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.processor.PendingShootdown;
import mellos.kernel.processor.Processors;
import mellos.kernel.processor.SpinLock;
import mellos.kernel.report.LineSink;
import mellos.kernel.sched.Lock;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.SchedulerMachine;
import mellos.kernel.sched.Task;
import mellos.kernel.text.Line;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.gc.Collection;
import mellos.runtime.gc.CollectionLog;
import mellos.runtime.platform.CurrentThread;

/** The scheduler's machine, for real. */
@NoHeap
@RawMemory("the running thread's block is its task's; only this class changes which one runs")
final class BareMachine implements SchedulerMachine {
    private final ContextPools pools;

    @MayAllocate("the heap is up")
    BareMachine(ContextPools pools) {
        this.pools = pools;
    }

    @Override
    public int processor() {
        return Processors.current().index();
    }

    @Override
    public Task currentTask() {
        return (Task) Address.ofStruct(CurrentThread.block())
                .as(TaskBlock.class)
                .task()
                .toObject();
    }

    @Override
    public boolean disableInterrupts() {
        boolean enabled = Flags.enableInterrupts(Cpu.flags());
        Cpu.disableInterrupts();
        return enabled;
    }

    @Override
    public void restoreInterrupts(boolean enabled) {
        if (enabled) {
            Cpu.enableInterrupts();
        }
    }

    @Override
    public long nowNanos() {
        return Clock.nanos();
    }

    @Override
    public void armTimer(long deadlineNanos) {
        LocalTimer.arm(deadlineNanos);
    }

    @Override
    public void sendReschedule(int processor) {
        Ipi.reschedule(processor);
    }

    @Override
    public void switchTo(Task from, Task to) {
        TaskContext saved = (TaskContext) from.context();
        TaskContext next = (TaskContext) to.context();
        Processors.current().threadBlock(next.address());
        ContextSwitch.switchTo(
                saved.address().plus(TaskBlock.SAVED_STACK).bits(), next.view().savedStack());
    }

    @Override
    public void awaitInterrupt() {
        Cpu.enableInterruptsAndHalt();
        Cpu.disableInterrupts();
    }

    @Override
    public void relax() {
        PendingShootdown.serveHere();
        Cpu.pause();
    }

    @Override
    public void raisePolls() {
        setPolls(1);
        Scheduler scheduler = Scheduling.scheduler();
        for (int i = 0; i < scheduler.processors(); i++) {
            if (scheduler.isOnline(i) && i != processor()) {
                Ipi.reschedule(i);
            }
        }
    }

    @Override
    public void clearPolls() {
        setPolls(0);
    }

    private static void setPolls(int word) {
        for (int i = 0; i < Processors.count(); i++) {
            Processors.of(i).poll(word);
        }
    }

    @Override
    public void collect(int worker, long request, long askedNanos) {
        Collection.work(worker, request, askedNanos);
    }

    @Override
    public void tellCollection() {
        if (CollectionLog.isWanted()) {
            Line.begin();
            CollectionLog.write(LineSink.INSTANCE);
            Line.end();
        }
    }

    @Override
    public void reportLate(int processor, Task task) {
        Line.begin();
        Line.text("a stop of the world still waits for CPU ");
        Line.decimal(processor);
        Line.text(", which runs task ");
        Line.text(task.name());
        Line.end();
    }

    @Override
    public void retire(Task task) {
        pools.give((TaskContext) task.context());
    }

    @Override
    @MayAllocate("the heap is up")
    public Lock newLock(int order) {
        return new HeldWithInterruptsOff(SpinLock.of(order));
    }

    /** A spin lock for callers that have disabled interrupts themselves. */
    @NoHeap
    private static final class HeldWithInterruptsOff implements Lock {
        private final SpinLock lock;

        @MayAllocate("the heap is up")
        HeldWithInterruptsOff(SpinLock lock) {
            this.lock = lock;
        }

        @Override
        public void acquire() {
            lock.acquire();
        }

        @Override
        public void release() {
            lock.releaseKeepingInterruptsDisabled();
        }
    }
}
