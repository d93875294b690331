package mellos.runtime.invoke;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import jdk.internal.misc.Unsafe;

/** An {@code AtomicLongFieldUpdater} for a field at an offset. */
final class LongUpdater<T> extends AtomicLongFieldUpdater<T> {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private final Class<T> owner;
    private final long offset;

    LongUpdater(Class<T> owner, long offset) {
        this.owner = owner;
        this.offset = offset;
    }

    @Override
    public boolean compareAndSet(T object, long expected, long value) {
        return UNSAFE.compareAndSetLong(checked(object), offset, expected, value);
    }

    @Override
    public boolean weakCompareAndSet(T object, long expected, long value) {
        return UNSAFE.compareAndSetLong(checked(object), offset, expected, value);
    }

    @Override
    public void set(T object, long value) {
        UNSAFE.putLongVolatile(checked(object), offset, value);
    }

    @Override
    public void lazySet(T object, long value) {
        UNSAFE.putLongRelease(checked(object), offset, value);
    }

    @Override
    public long get(T object) {
        return UNSAFE.getLongVolatile(checked(object), offset);
    }

    private T checked(T object) {
        return owner.cast(Objects.requireNonNull(object));
    }
}
