package mellos.tests.guest.library;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import mellos.tests.guest.Out;

/** Atomics, locks and concurrent collections on one thread: results and refusals. */
public final class Concurrency {
    private volatile int field;
    private static final AtomicIntegerFieldUpdater<Concurrency> FIELD =
            AtomicIntegerFieldUpdater.newUpdater(Concurrency.class, "field");

    public static void main(String[] args) throws Exception {
        atomics();
        locks();
        maps();
        queues();
    }

    private static void atomics() {
        AtomicInteger i = new AtomicInteger(5);
        Out.number(i.getAndIncrement());
        Out.number(i.addAndGet(10));
        Out.flag(i.compareAndSet(16, 1));
        Out.flag(i.compareAndSet(16, 2));
        Out.number(i.updateAndGet(x -> x * 100));
        Out.number(i.accumulateAndGet(7, Math::max));
        AtomicLong l = new AtomicLong(Long.MAX_VALUE);
        Out.number(l.incrementAndGet());
        AtomicBoolean b = new AtomicBoolean();
        Out.flag(b.getAndSet(true));
        AtomicReference<String> r = new AtomicReference<>("a");
        Out.flag(r.compareAndSet("a", "b"));
        Out.text(r.getAndUpdate(s -> s + "c") + r.get());
        AtomicIntegerArray a = new AtomicIntegerArray(3);
        a.incrementAndGet(1);
        Out.text(a.toString());
        LongAdder adder = new LongAdder();
        adder.add(5);
        adder.increment();
        Out.number(adder.sum());
        Concurrency c = new Concurrency();
        FIELD.addAndGet(c, 9);
        Out.number(c.field);
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("x", 1);
        Out.flag(stamped.compareAndSet("x", "y", 1, 2));
        Out.number(stamped.getStamp());
        Out.end();
    }

    private static void locks() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        lock.lock();
        Out.number(lock.getHoldCount());
        Out.flag(lock.isHeldByCurrentThread());
        lock.unlock();
        lock.unlock();
        Out.flag(lock.isLocked());
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException e) {
            Out.thrown(e);
        }
        Out.flag(lock.tryLock());
        Condition condition = lock.newCondition();
        Out.flag(condition.await(1, TimeUnit.MILLISECONDS));
        condition.signalAll();
        lock.unlock();
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        Out.flag(rw.writeLock().tryLock());
        rw.readLock().unlock();
        Out.flag(rw.writeLock().tryLock());
        StampedLock s = new StampedLock();
        long stamp = s.tryOptimisticRead();
        Out.flag(s.validate(stamp));
        long w = s.writeLock();
        Out.flag(s.validate(stamp));
        s.unlockWrite(w);
        Semaphore semaphore = new Semaphore(2);
        Out.flag(semaphore.tryAcquire(2));
        Out.flag(semaphore.tryAcquire());
        semaphore.release(3);
        Out.number(semaphore.availablePermits());
        CountDownLatch latch = new CountDownLatch(2);
        latch.countDown();
        Out.flag(latch.await(1, TimeUnit.MILLISECONDS));
        latch.countDown();
        Out.flag(latch.await(1, TimeUnit.SECONDS));
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        Out.end();
    }

    private static void maps() {
        ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
        for (int i = 0; i < 500; i++) {
            m.merge("k" + i % 91, 1, Integer::sum);
        }
        m.computeIfAbsent("x", k -> 3);
        m.compute("k1", (k, v) -> null);
        m.putIfAbsent("k2", 0);
        Out.line(m.toString());
        Out.number(m.size());
        Out.number(m.values().stream().mapToInt(x -> x).sum());
        Out.flag(m.remove("x", 4));
        Out.number(m.reduceValues(Long.MAX_VALUE, Integer::sum));
        try {
            m.put("n", null);
        } catch (NullPointerException e) {
            Out.text("no null");
        }
        ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 30; i++) {
            skip.put(i * 11 % 30, "v" + i);
        }
        Out.text(skip.headMap(5) + " " + skip.lastKey());
        CopyOnWriteArrayList<Integer> copy = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (int v : copy) {
            copy.add(v * 10);
        }
        Out.text(copy.toString());
        Out.end();
    }

    private static void queues() throws Exception {
        ArrayBlockingQueue<Integer> q = new ArrayBlockingQueue<>(2);
        Out.flag(q.offer(1) && q.offer(2));
        Out.flag(q.offer(3));
        Out.number(q.take());
        Out.text("" + q.poll(1, TimeUnit.MILLISECONDS) + q.poll(1, TimeUnit.MILLISECONDS));
        LinkedBlockingDeque<String> d = new LinkedBlockingDeque<>();
        d.putFirst("a");
        d.putLast("b");
        Out.text(d.takeLast() + d.takeFirst());
        ConcurrentLinkedQueue<Integer> c = new ConcurrentLinkedQueue<>(List.of(3, 2, 1));
        c.remove(2);
        Out.text(c.toString());
        CompletableFuture<String> f = new CompletableFuture<>();
        CompletableFuture<Integer> g =
                f.thenApply(String::length).thenCombine(CompletableFuture.completedFuture(5), Integer::sum);
        Out.flag(g.isDone());
        f.complete("four");
        Out.number(g.get());
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IllegalStateException("broken"))
                .exceptionally(t -> t.getMessage());
        Out.text((String) failed.join());
        FutureTask<Integer> task = new FutureTask<>(() -> 6 * 7);
        task.run();
        Out.number(task.get());
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 11);
        local.set(local.get() + 1);
        Out.number(local.get());
        Out.end();
    }
}
