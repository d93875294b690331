package mellos.runtime.reflect;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.heap.Allocation;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;
import mellos.runtime.platform.NotInImageError;

/** {@code java.lang.reflect.Array}: arrays of types known only when the program runs. */
@RawMemory("the lengths are this frame's own")
public final class NewArray {
    private static final int MAX_DIMENSIONS = 255;

    private NewArray() {}

    public static Object of(Class<?> component, int length) {
        return Allocation.array(arrayOf(component), length);
    }

    public static Object of(Class<?> component, int[] lengths) {
        if (lengths.length == 0 || lengths.length > MAX_DIMENSIONS) {
            throw new IllegalArgumentException("dimensions: " + lengths.length);
        }
        Address all = Address.stackAllocate(4 * MAX_DIMENSIONS);
        Class<?> element = component;
        ClassRecord record = null;
        for (int i = 0; i < lengths.length; i++) {
            all.plus(4L * i).storeInt(lengths[i]);
            record = arrayOf(element);
            element = Mirrors.classOf(record);
        }
        return Allocation.multiArray(record, lengths.length, all);
    }

    /** The type of arrays of this component. */
    public static ClassRecord arrayOf(Class<?> component) {
        if (component == void.class) {
            throw new IllegalArgumentException();
        }
        ClassRecord array = Mirrors.recordOf(component).arrayType();
        if (Address.ofStruct(array).isZero()) {
            throw new NotInImageError(
                    "no array of " + component.getName() + " is made by name anywhere in the program");
        }
        return array;
    }
}
