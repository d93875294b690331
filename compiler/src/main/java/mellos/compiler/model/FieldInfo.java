package mellos.compiler.model;

import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;

/** A field of the image, after substitution. Identity is equality. */
public interface FieldInfo {
    ClassInfo owner();

    String name();

    ClassDesc type();

    int flags();

    default boolean has(AccessFlag flag) {
        return (flags() & flag.mask()) != 0;
    }

    default boolean isStatic() {
        return has(AccessFlag.STATIC);
    }

    default boolean isVolatile() {
        return has(AccessFlag.VOLATILE);
    }

    /** ConstantValue attribute: Integer, Long, Float, Double or String. */
    Optional<Object> constantValue();

    /**
     * A static field of a class without instance fields, holding an object of the field's type that is part of the
     * image: the one instance of a lambda that captures nothing.
     */
    boolean isSingleton();

    /** Symbol of a static field's cell: {@code java.lang.System.out}. */
    String symbol();
}
