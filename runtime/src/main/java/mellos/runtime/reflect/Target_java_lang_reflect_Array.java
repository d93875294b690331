package mellos.runtime.reflect;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.object.ObjectHeader;

/** {@code java.lang.reflect.Array}: making arrays and their length. */
@Substitute("java.lang.reflect.Array")
final class Target_java_lang_reflect_Array {
    private static final String BY_TYPE = "Elements are read and written through arrays of known type.";

    private Target_java_lang_reflect_Array() {}

    @Replace
    private static Object newArray(Class<?> componentType, int length) {
        return NewArray.of(componentType, length);
    }

    @Replace
    private static Object multiNewArray(Class<?> componentType, int[] dimensions) {
        return NewArray.of(componentType, dimensions);
    }

    @Replace
    public static int getLength(Object array) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        return ObjectHeader.arrayLength(array);
    }

    @Cut(BY_TYPE)
    public static native Object get(Object array, int index);

    @Cut(BY_TYPE)
    public static native void set(Object array, int index, Object value);
}
