package mellos.runtime.invoke;

import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.util.Objects;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.runtime.initialization.ClassInitialization;
import mellos.runtime.object.Mirrors;
import mellos.runtime.object.ObjectHeader;

/**
 * What compiled code asks a {@code VarHandle}; the access itself is a method of {@code Unsafe}. docs/abi.md,
 * "VarHandles".
 */
public final class VarHandles {
    private VarHandles() {}

    public static VarHandle ofField(Class<?> owner, Class<?> type, long offset) {
        return (VarHandle) (Object) new VariableHandle.OfField(owner, type, offset);
    }

    /** Initialises the class. */
    public static VarHandle ofStatic(Class<?> owner, Class<?> type, long address) {
        ClassInitialization.initialize(Mirrors.recordOf(owner));
        return (VarHandle) (Object) new VariableHandle.OfStatic(type, address);
    }

    public static VarHandle ofArray(Class<?> arrayClass) {
        if (!arrayClass.isArray()) {
            throw new IllegalArgumentException("not an array: " + arrayClass);
        }
        return (VarHandle) (Object) new VariableHandle.OfArray(arrayClass);
    }

    /** The receiver, if it has the field. */
    public static Object fieldBase(VarHandle handle, Object receiver) {
        return field(handle).owner().cast(Objects.requireNonNull(receiver));
    }

    public static long fieldOffset(VarHandle handle, int kind) {
        VariableHandle.OfField field = field(handle);
        checkKind(field, kind);
        return field.offset();
    }

    public static long elementOffset(VarHandle handle, Object array, int index, int kind) {
        if (!(variable(handle) instanceof VariableHandle.OfArray elements)) {
            throw wrongCoordinates();
        }
        checkKind(elements, kind);
        elements.arrayClass().cast(Objects.requireNonNull(array));
        int length = ObjectHeader.arrayLength(array);
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
        }
        return ObjectHeaderLayout.ARRAY_ELEMENTS
                + ((long) index << ObjectHeader.record(array).instanceSize());
    }

    public static long staticAddress(VarHandle handle, int kind) {
        if (!(variable(handle) instanceof VariableHandle.OfStatic field)) {
            throw wrongCoordinates();
        }
        checkKind(field, kind);
        return field.address();
    }

    /** The value, if the variable can hold it. */
    public static Object checked(VarHandle handle, Object value) {
        return variable(handle).type().cast(value);
    }

    private static VariableHandle.OfField field(VarHandle handle) {
        if (!(variable(handle) instanceof VariableHandle.OfField field)) {
            throw wrongCoordinates();
        }
        return field;
    }

    private static VariableHandle variable(VarHandle handle) {
        return (VariableHandle) (Object) Objects.requireNonNull(handle);
    }

    private static void checkKind(VariableHandle variable, int kind) {
        if (variable.kind() != kind) {
            throw new WrongMethodTypeException(
                    "the variable is a " + variable.type().getName() + ", not of kind " + (char) kind);
        }
    }

    private static WrongMethodTypeException wrongCoordinates() {
        return new WrongMethodTypeException("the handle stands for another sort of variable");
    }
}
