package mellos.kernel.ipc;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.SchedulerMachine;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/** All ports, by number. They exist from the start; nobody opens or owns one. */
@NoHeap
public final class Ports {
    public static final int COUNT = 256;

    private final Port[] ports = new Port[COUNT];

    @MayAllocate("the heap is up")
    public Ports(SchedulerMachine machine, Scheduler scheduler) {
        for (int i = 0; i < COUNT; i++) {
            ports[i] = new Port(i, machine, scheduler, machine.newLock(LockOrder.PORTS));
        }
    }

    public boolean exists(long number) {
        return number >= 0 && number < COUNT;
    }

    /** @param number 0 to 255 */
    public Port port(int number) {
        return ports[number];
    }
}
