package mellos.runtime.invoke;

import java.lang.invoke.VarHandle;
import mellos.runtime.object.Mirrors;

/** A variable that a {@code VarHandle} stands for: where it lies and what it holds. */
abstract sealed class VariableHandle extends Target_java_lang_invoke_VarHandle {
    private final Class<?> type;
    private final int kind;

    private VariableHandle(Class<?> type) {
        super(null, false);
        this.type = type;
        this.kind = Mirrors.recordOf(type).primitiveKind();
    }

    final Class<?> type() {
        return type;
    }

    /** The descriptor's character; {@code L} for any reference. */
    final int kind() {
        return kind;
    }

    /** Kinds are checked always, conversions are the compiler's. */
    public final VarHandle withInvokeExactBehavior() {
        return (VarHandle) (Object) this;
    }

    public final VarHandle withInvokeBehavior() {
        return (VarHandle) (Object) this;
    }

    /** An instance field: an offset in objects of the owner. */
    static final class OfField extends VariableHandle {
        private final Class<?> owner;
        private final long offset;

        OfField(Class<?> owner, Class<?> type, long offset) {
            super(type);
            this.owner = owner;
            this.offset = offset;
        }

        Class<?> owner() {
            return owner;
        }

        long offset() {
            return offset;
        }
    }

    /** A static field: an address. */
    static final class OfStatic extends VariableHandle {
        private final long address;

        OfStatic(Class<?> type, long address) {
            super(type);
            this.address = address;
        }

        long address() {
            return address;
        }
    }

    /** Numbers in the bytes of an array or a buffer. */
    static final class OfBytes extends VariableHandle {
        private final boolean isBigEndian;

        OfBytes(Class<?> type, boolean isBigEndian) {
            super(type);
            this.isBigEndian = isBigEndian;
        }

        boolean isBigEndian() {
            return isBigEndian;
        }
    }

    /** The elements of arrays of one class. */
    static final class OfArray extends VariableHandle {
        private final Class<?> arrayClass;

        OfArray(Class<?> arrayClass) {
            super(arrayClass.getComponentType());
            this.arrayClass = arrayClass;
        }

        Class<?> arrayClass() {
            return arrayClass;
        }
    }
}
