package mellos.kernel.sched;

import mellos.kernel.processor.LockOrder;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.abi.ThreadBlockLayout;

/**
 * All tasks that have not ended, by id. Ids are given out in turn, so that one is not used again soon. The lock guards
 * the slots; readers for display look without it.
 */
@NoHeap
public final class TaskTable {
    /** A task's id is its thread's. */
    static final int MAXIMUM = ThreadBlockLayout.THREAD_LAST_ID;

    private static final int FIRST_SIZE = 1024;

    private final Lock lock;
    private final SchedulerMachine machine;
    private volatile Task[] slots = new Task[FIRST_SIZE];
    /** Of the task that has or had the id last. */
    private volatile String[] names = new String[FIRST_SIZE];

    private int nextSlot = 1;
    private volatile int living;

    @MayAllocate("the heap is up")
    TaskTable(SchedulerMachine machine) {
        this.machine = machine;
        this.lock = machine.newLock(LockOrder.TASK_TABLE);
    }

    /** Living tasks, the idle ones included. */
    public int living() {
        return living;
    }

    /** Ids are below this. */
    public int limit() {
        return slots.length;
    }

    /** @return null if no living task has this id */
    public Task find(int id) {
        Task[] now = slots;
        return id > 0 && id < now.length ? now[id] : null;
    }

    /** The name of the task that has this id, or had it last; null if nobody ever had it. */
    public String nameOf(int id) {
        return names[id];
    }

    /** Enters a task and gives it a free id. @throws IllegalStateException if there are too many tasks */
    @MayAllocate("a task is made by a task")
    void add(Task task) {
        while (!tryAdd(task)) {
            grow();
        }
    }

    private boolean tryAdd(Task task) {
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        int id = findFree();
        if (id > 0) {
            task.id = id;
            slots[id] = task;
            names[id] = task.name();
            living = living + 1;
            nextSlot = id + 1;
        }
        lock.release();
        machine.restoreInterrupts(enabled);
        return id > 0;
    }

    private int findFree() {
        for (int i = 0; i < slots.length; i++) {
            int id = (nextSlot + i) % slots.length;
            if (id != 0 && slots[id] == null) {
                return id;
            }
        }
        return 0;
    }

    @MayAllocate("a task is made by a task")
    private void grow() {
        int size = slots.length;
        if (size >= MAXIMUM) {
            throw new IllegalStateException("more than " + MAXIMUM + " tasks");
        }
        Task[] larger = new Task[Math.min(2 * size, MAXIMUM)];
        String[] moreNames = new String[larger.length];
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        if (slots.length == size) {
            for (int i = 0; i < size; i++) {
                larger[i] = slots[i];
                moreNames[i] = names[i];
            }
            nextSlot = size;
            names = moreNames;
            slots = larger;
        }
        lock.release();
        machine.restoreInterrupts(enabled);
    }

    void remove(Task task) {
        boolean enabled = machine.disableInterrupts();
        lock.acquire();
        slots[task.id()] = null;
        living = living - 1;
        lock.release();
        machine.restoreInterrupts(enabled);
    }
}
