import java.lang.ref.Cleaner;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;

/** References that do not keep what they refer to: weak ones, a cache by weak keys, soft ones, a cleaner. */
public class WeakCache {
    public static void main(String[] args) throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Object kept = new Object();
        WeakReference<Object> toKept = new WeakReference<>(kept, queue);
        WeakReference<Object> toLost = new WeakReference<>(new Object(), queue);
        Map<Object, String> cache = new WeakHashMap<>();
        cache.put(kept, "kept");
        fill(cache);
        CountDownLatch cleaned = new CountDownLatch(1);
        Cleaner.create().register(new Object(), cleaned::countDown);
        SoftReference<byte[]> soft = new SoftReference<>(new byte[1000]);

        for (int i = 0; i < 20 && cache.size() > 1; i++) {
            System.gc();
            Thread.sleep(10);
        }
        cleaned.await();
        System.out.println("what is kept: " + (toKept.get() == kept) + ", what is not: " + toLost.get());
        System.out.println("queued: " + (queue.remove() == toLost));
        System.out.println("the cache has " + cache.size() + " of 101, the cleaner has run");
        System.out.println("memory is not short, so soft references hold: " + (soft.get() != null));
    }

    private static void fill(Map<Object, String> cache) {
        for (int i = 0; i < 100; i++) {
            cache.put(new Object(), "lost " + i);
        }
    }
}
