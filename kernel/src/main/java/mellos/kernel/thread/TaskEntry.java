package mellos.kernel.thread;

import mellos.kernel.sched.Task;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;

/** Where every task begins and ends. */
@RawMemory("the argument is the task's object, which the table of tasks holds")
final class TaskEntry {
    private TaskEntry() {}

    /**
     * From {@code mellos_task_start}, on the task's own stack, interrupts disabled, the queue's lock held by the
     * switch.
     */
    @EntryPoint("mellos_task_main")
    static void main(long taskAddress) {
        Scheduling.scheduler().begin();
        Cpu.enableInterrupts();
        Task task = (Task) Address.of(taskAddress).toObject();
        try {
            task.body().run();
        } catch (Throwable thrown) {
            System.err.println("task " + task.name() + " ended by");
            thrown.printStackTrace();
        }
        Scheduling.scheduler().exit();
    }
}
