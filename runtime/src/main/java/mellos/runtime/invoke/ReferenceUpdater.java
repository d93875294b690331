package mellos.runtime.invoke;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import jdk.internal.misc.Unsafe;

/** An {@code AtomicReferenceFieldUpdater} for a field at an offset. */
final class ReferenceUpdater<T, V> extends AtomicReferenceFieldUpdater<T, V> {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private final Class<T> owner;
    private final Class<V> type;
    private final long offset;

    ReferenceUpdater(Class<T> owner, Class<V> type, long offset) {
        this.owner = owner;
        this.type = type;
        this.offset = offset;
    }

    @Override
    public boolean compareAndSet(T object, V expected, V value) {
        return UNSAFE.compareAndSetReference(checked(object), offset, expected, type.cast(value));
    }

    @Override
    public boolean weakCompareAndSet(T object, V expected, V value) {
        return UNSAFE.compareAndSetReference(checked(object), offset, expected, type.cast(value));
    }

    @Override
    public void set(T object, V value) {
        UNSAFE.putReferenceVolatile(checked(object), offset, type.cast(value));
    }

    @Override
    public void lazySet(T object, V value) {
        UNSAFE.putReferenceRelease(checked(object), offset, type.cast(value));
    }

    @Override
    public V get(T object) {
        return type.cast(UNSAFE.getReferenceVolatile(checked(object), offset));
    }

    private T checked(T object) {
        return owner.cast(Objects.requireNonNull(object));
    }
}
