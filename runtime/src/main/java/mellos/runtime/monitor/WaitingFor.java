package mellos.runtime.monitor;

import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.thread.Threads;

/**
 * A thread, what it waits for, and who has it.
 *
 * @param lock the object whose monitor it is, or a lock of {@code java.util.concurrent}
 */
@RawMemory("the object whose monitor a thread still queues for after the look is on that thread's stack")
public record WaitingFor(Thread thread, Object lock, Thread owner) {
    /** Null if the thread waits for nothing that one of these threads has. */
    static WaitingFor of(Thread thread, List<Thread> threads) {
        Object monitor = monitorOf(thread);
        Object lock = monitor != null ? monitor : LockSupport.getBlocker(thread);
        Thread owner = lock == null ? null : monitor != null ? ownerOf(monitor, threads) : ownerOf(lock);
        return owner == null ? null : new WaitingFor(thread, lock, owner);
    }

    /** Whether it is a monitor that is waited for. */
    public boolean isMonitor() {
        return monitorOf(thread) == lock;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitingFor wait && wait.thread == thread && wait.lock == lock && wait.owner == owner;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(thread);
    }

    /** The object whose monitor the thread queues for, or null. */
    private static Object monitorOf(Thread thread) {
        ThreadBlock block = Threads.blockOf(thread);
        if (block == null) {
            return null;
        }
        Waiter waiter = Waiters.of(block);
        if (Waiters.state(waiter) != Waiter.ENTERING) {
            return null;
        }
        Object object =
                waiter.monitor().plus(-ObjectHeaderLayout.OBJECT_LOCK_WORD).toObject();
        return Waiters.state(waiter) == Waiter.ENTERING ? object : null;
    }

    private static Thread ownerOf(Object monitor, List<Thread> threads) {
        int id = Monitor.owner(monitor);
        for (Thread thread : threads) {
            ThreadBlock block = Threads.blockOf(thread);
            if (block != null && block.id() == id) {
                return thread;
            }
        }
        return null;
    }

    private static Thread ownerOf(Object lock) {
        return lock instanceof AbstractOwnableSynchronizer owned ? OwnableSynchronizers.owner(owned) : null;
    }
}
