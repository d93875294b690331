package mellos.magic.simulated;

import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mellos.magic.At;
import mellos.magic.Device;
import mellos.magic.Struct;

/**
 * An accessor of a structure: name and type of its method, where its field lies and what it holds.
 *
 * @param stride 0 if the field is no array
 * @param mode end of the name of the methods that access it: volatile ones for a device
 */
record StructField(String name, MethodTypeDesc type, FieldKind kind, int offset, int stride, String mode) {
    /** All accessors, inherited ones included, each once. */
    static List<StructField> of(Class<?> struct) {
        Map<String, StructField> fields = new LinkedHashMap<>();
        Arrays.stream(struct.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(method -> of(struct, method))
                .forEach(field -> fields.putIfAbsent(field.name + field.type.descriptorString(), field));
        return List.copyOf(fields.values());
    }

    private static StructField of(Class<?> struct, Method method) {
        At at = method.getAnnotation(At.class);
        require(at != null, method, "has no @At");
        boolean getter = method.getReturnType() != void.class;
        int parameters = (getter ? 0 : 1) + (at.stride() == 0 ? 0 : 1);
        require(method.getParameterCount() == parameters, method, "must have " + parameters + " parameters");
        Class<?> type = getter ? method.getReturnType() : method.getParameterTypes()[parameters - 1];
        FieldKind kind = FieldKind.of(type);
        require(kind != null, method, "has a type that a structure cannot hold");
        int last = struct.getAnnotation(Struct.class).size() - kind.width().sizeBytes();
        require(at.value() >= 0 && at.value() <= last, method, "lies outside the structure");
        String mode = Device.class.isAssignableFrom(struct) ? "Volatile" : "";
        return new StructField(method.getName(), ConstantTypes.of(method), kind, at.value(), at.stride(), mode);
    }

    private static void require(boolean holds, Method method, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(method + " " + problem);
        }
    }

    boolean isGetter() {
        return !type.returnType().descriptorString().equals("V");
    }

    boolean isIndexed() {
        return stride != 0;
    }

    /** Of a setter: the local variable with the value. */
    int valueSlot() {
        if (!isIndexed()) {
            return 1;
        }
        return type.parameterType(0).descriptorString().equals("J") ? 3 : 2;
    }
}
