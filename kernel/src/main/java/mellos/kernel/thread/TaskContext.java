package mellos.kernel.thread;

import mellos.kernel.arch.x86_64.ContextSwitch;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.sched.Task;
import mellos.magic.Address;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * A stack and a thread block: what a task runs on. The block's memory is an array, which stays where it is while this
 * object is reachable. Used again for another task when the first has ended.
 */
@NoHeap
@RawMemory("the block is an array of this object; the stack belongs to it alone")
final class TaskContext {
    private final long[] block = new long[TaskBlock.SIZE / 8];
    private final long stackLow;
    private final long stackHigh;

    /** Where the task receives messages by system call; made when it first does. */
    Receiver receiver;
    /** Link of {@link ContextPool}. */
    TaskContext next;

    /** @param stackLow lowest address of the stack, 0 for a task that already has one */
    @MayAllocate("made by a task or before tasks run")
    TaskContext(Address stackLow, Address stackHigh) {
        this.stackLow = stackLow.bits();
        this.stackHigh = stackHigh.bits();
    }

    Address address() {
        return Address.ofObject(block).plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
    }

    TaskBlock view() {
        return address().as(TaskBlock.class);
    }

    long stackBytes() {
        return stackHigh - stackLow;
    }

    /** Prepares a new task: it will begin in {@link TaskEntry}. */
    void prepare(Task task) {
        for (int i = 0; i < block.length; i++) {
            block[i] = 0;
        }
        TaskBlock view = view();
        view.id(task.id());
        view.stackLow(Address.of(stackLow));
        view.stackHigh(Address.of(stackHigh));
        Address object = Address.ofObject(task);
        view.task(object);
        view.savedStack(
                ContextSwitch.prepare(Address.of(stackHigh), object.bits()).bits());
        task.attach(this);
    }

    /** Takes over the running thread, which bring-up made: its stack and the runtime's part of its block. */
    void adopt(Task task, Address oldBlock) {
        for (int i = 0; i < TaskBlock.PLATFORM / 8; i++) {
            block[i] = oldBlock.plus(8L * i).loadLong();
        }
        TaskBlock view = view();
        view.id(task.id());
        view.task(Address.ofObject(task));
    }
}
