package mellos.runtime.invoke;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import jdk.internal.misc.Unsafe;

/** An {@code AtomicIntegerFieldUpdater} for a field at an offset. */
final class IntegerUpdater<T> extends AtomicIntegerFieldUpdater<T> {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private final Class<T> owner;
    private final long offset;

    IntegerUpdater(Class<T> owner, long offset) {
        this.owner = owner;
        this.offset = offset;
    }

    @Override
    public boolean compareAndSet(T object, int expected, int value) {
        return UNSAFE.compareAndSetInt(checked(object), offset, expected, value);
    }

    @Override
    public boolean weakCompareAndSet(T object, int expected, int value) {
        return UNSAFE.compareAndSetInt(checked(object), offset, expected, value);
    }

    @Override
    public void set(T object, int value) {
        UNSAFE.putIntVolatile(checked(object), offset, value);
    }

    @Override
    public void lazySet(T object, int value) {
        UNSAFE.putIntRelease(checked(object), offset, value);
    }

    @Override
    public int get(T object) {
        return UNSAFE.getIntVolatile(checked(object), offset);
    }

    private T checked(T object) {
        return owner.cast(Objects.requireNonNull(object));
    }
}
