package mellos.runtime.invoke;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** What the compiler turns {@code newUpdater} with constant arguments into. docs/abi.md, "VarHandles". */
public final class FieldUpdaters {
    private FieldUpdaters() {}

    public static AtomicIntegerFieldUpdater<?> ofInt(Class<?> owner, long offset) {
        return new IntegerUpdater<>(owner, offset);
    }

    public static AtomicLongFieldUpdater<?> ofLong(Class<?> owner, long offset) {
        return new LongUpdater<>(owner, offset);
    }

    public static AtomicReferenceFieldUpdater<?, ?> ofReference(Class<?> owner, Class<?> type, long offset) {
        return new ReferenceUpdater<>(owner, type, offset);
    }
}
