package mellos.runtime.monitor;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mellos.magic.Address;
import mellos.magic.simulated.ObjectModel;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.platform.ThreadBlock;

/**
 * Threads for monitors, on a host JVM. One runs at a time; before every volatile or atomic access a seeded random
 * generator decides which goes on, and time passes. When nobody can go on and nobody rests for a time, a wake-up was
 * lost: the simulation fails.
 */
final class ThreadSimulation implements ThreadControl {
    private static final int MAXIMUM_STEPS = 2_000_000;
    private static final int TIMEOUT_SECONDS = 60;

    /** What a thread does; anything it throws fails the simulation. */
    interface Body {
        void run() throws Exception;
    }

    private static final class Simulated {
        final Semaphore turn = new Semaphore(0);
        final ThreadBlock block;
        Thread host;
        boolean token;
        boolean interrupted;
        boolean resting;
        long deadline = Long.MAX_VALUE;

        Simulated(ThreadBlock block) {
            this.block = block;
        }
    }

    final SimulatedMemory memory = SimulatedMemory.reset();
    private final Random random;
    private final List<Simulated> living = new ArrayList<>();
    private final ThreadLocal<Simulated> own = new ThreadLocal<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Throwable failure;
    private long now;
    private int steps;
    private int lastId;

    ThreadSimulation(long seed) {
        random = new Random(seed);
        memory.use(new Arrays(memory));
    }

    /** Arrays of this JVM, each with a place of its own. */
    private record Arrays(SimulatedMemory memory, Map<Object, Address> places) implements ObjectModel {
        private static final int HEADER_BYTES = 16;

        Arrays(SimulatedMemory memory) {
            this(memory, new IdentityHashMap<>());
        }

        @Override
        public Object objectAt(Address start) {
            throw new UnsupportedOperationException("monitors ask for no object");
        }

        @Override
        public synchronized Address addressOf(Object object) {
            long bytes = HEADER_BYTES + 8L * ((long[]) object).length;
            return places.computeIfAbsent(object, _ -> memory.allocate(bytes));
        }
    }

    /** Makes a thread, which runs in {@link #run}. */
    void thread(Body body) {
        ThreadBlock block = memory.allocate(ThreadBlock.PLATFORM).as(ThreadBlock.class);
        block.id(++lastId);
        Simulated thread = new Simulated(block);
        thread.host = new Thread(() -> live(thread, body), "simulated " + lastId);
        living.add(thread);
    }

    /** Runs all threads to their end. */
    void run() throws Exception {
        memory.beforeSharedAccess(this::step);
        List<Simulated> all = List.copyOf(living);
        all.forEach(t -> t.host.start());
        all.get(random.nextInt(all.size())).turn.release();
        boolean inTime = ended.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        memory.beforeSharedAccess(() -> {});
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        if (!inTime) {
            throw new AssertionError("the simulation does not end");
        }
    }

    private void live(Simulated self, Body body) {
        own.set(self);
        try {
            self.turn.acquire();
            body.run();
        } catch (Throwable thrown) {
            fail(thrown);
        }
        living.remove(self);
        if (living.isEmpty()) {
            ended.countDown();
        } else {
            goOn();
        }
    }

    private void fail(Throwable thrown) {
        failure = failure == null ? thrown : failure;
        ended.countDown();
    }

    /** Interrupts a thread by its number, from 1. */
    void interrupt(int id) {
        for (Simulated thread : living) {
            if (thread.block.id() == id) {
                thread.interrupted = true;
                thread.token = true;
            }
        }
    }

    boolean takeInterrupt() {
        boolean interrupted = own.get().interrupted;
        own.get().interrupted = false;
        return interrupted;
    }

    /** Another thread may go on here. The test's own thread, which has no part in it, passes through. */
    void step() {
        Simulated self = own.get();
        if (self == null) {
            return;
        }
        now += random.nextInt(3);
        if (++steps > MAXIMUM_STEPS) {
            throw new AssertionError("no end after " + steps + " steps");
        }
        goOn();
        self.turn.acquireUninterruptibly();
    }

    private void goOn() {
        List<Simulated> ready = ready();
        if (ready.isEmpty()) {
            now = living.stream().mapToLong(t -> t.deadline).min().orElse(Long.MAX_VALUE);
            ready = ready();
        }
        if (ready.isEmpty()) {
            fail(new AssertionError("a wake-up was lost: all of " + living.size() + " threads rest"));
        } else {
            ready.get(random.nextInt(ready.size())).turn.release();
        }
    }

    private List<Simulated> ready() {
        return living.stream()
                .filter(t -> !t.resting || t.token || t.deadline != Long.MAX_VALUE && t.deadline <= now)
                .toList();
    }

    @Override
    public ThreadBlock running() {
        return own.get().block;
    }

    @Override
    public void rest(int status, long deadlineNanos) {
        Simulated self = own.get();
        self.resting = true;
        self.deadline = deadlineNanos;
        step();
        self.resting = false;
        self.deadline = Long.MAX_VALUE;
        self.token = false;
    }

    @Override
    public void wake(ThreadBlock thread) {
        long address = Address.ofStruct(thread).bits();
        for (Simulated other : living) {
            if (Address.ofStruct(other.block).bits() == address) {
                other.token = true;
            }
        }
        step();
    }

    @Override
    public void pause() {
        step();
    }

    @Override
    public void giveWay() {
        step();
    }

    @Override
    public boolean isInterrupted() {
        return own.get().interrupted;
    }

    @Override
    public long nowNanos() {
        return now;
    }
}
