package mellos.tests.house;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import mellos.magic.At;

/** Where the fields of a {@code @Struct} interface lie. */
final class StructureFields {
    private StructureFields() {}

    /** Offset to size, both in bytes, of the fields that the interface itself declares. */
    static Map<Integer, Integer> of(Class<?> structure) {
        Map<Integer, Integer> fields = new TreeMap<>();
        for (Method accessor : structure.getDeclaredMethods()) {
            At at = accessor.getAnnotation(At.class);
            if (at != null) {
                Integer other = fields.put(at.value(), size(accessor));
                if (other != null && other != size(accessor)) {
                    throw new AssertionError(accessor + " and another accessor of its offset differ in size");
                }
            }
        }
        return fields;
    }

    private static int size(Method accessor) {
        Class<?> type = accessor.getReturnType() != void.class
                ? accessor.getReturnType()
                : accessor.getParameterTypes()[accessor.getParameterCount() - 1];
        if (type == byte.class || type == boolean.class) {
            return Byte.BYTES;
        }
        if (type == short.class || type == char.class) {
            return Short.BYTES;
        }
        return type == int.class ? Integer.BYTES : Long.BYTES;
    }
}
