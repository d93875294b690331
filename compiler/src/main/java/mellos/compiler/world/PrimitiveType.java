package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import java.util.Map;
import mellos.compiler.model.ClassInfo;

/** A primitive type or {@code void}. */
final class PrimitiveType extends Type {
    /** Names by descriptor. */
    static final Map<String, String> NAMES = Map.of(
            "Z", "boolean", "B", "byte", "S", "short", "C", "char", "I", "int", "J", "long", "F", "float", "D",
            "double", "V", "void");

    private final String descriptor;

    PrimitiveType(String descriptor, ClosedWorld world) {
        super(NAMES.get(descriptor), world);
        this.descriptor = descriptor;
    }

    @Override
    String descriptorString() {
        return descriptor;
    }

    @Override
    public int flags() {
        return AccessFlag.PUBLIC.mask() | AccessFlag.FINAL.mask() | AccessFlag.ABSTRACT.mask();
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public boolean isSubtypeOf(ClassInfo other) {
        return this == other;
    }
}
