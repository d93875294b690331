package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;

/** An array type of one dimension more than its component. */
final class ArrayType extends Type {
    private final Type component;

    ArrayType(Type component, ClosedWorld world) {
        super("[" + component.descriptorString(), world);
        this.component = component;
    }

    @Override
    String descriptorString() {
        return name();
    }

    @Override
    public int flags() {
        int access = AccessFlag.PUBLIC.mask() | AccessFlag.PRIVATE.mask() | AccessFlag.PROTECTED.mask();
        return component.flags() & access | AccessFlag.FINAL.mask() | AccessFlag.ABSTRACT.mask();
    }

    @Override
    public boolean isArray() {
        return true;
    }

    @Override
    public boolean isOfApplication() {
        return component.isOfApplication();
    }

    @Override
    public ClassInfo component() {
        return component;
    }

    @Override
    public Optional<ClassInfo> superclass() {
        return Optional.of(world().type("java/lang/Object"));
    }

    @Override
    public List<ClassInfo> interfaces() {
        return List.of(world().type("java/lang/Cloneable"), world().type("java/io/Serializable"));
    }

    @Override
    public boolean isSubtypeOf(ClassInfo other) {
        if (this == other) {
            return true;
        }
        if (!other.isArray()) {
            return other == superclass().get() || interfaces().contains(other);
        }
        ClassInfo otherComponent = other.component();
        return !component.isPrimitive() && !otherComponent.isPrimitive() && component.isSubtypeOf(otherComponent);
    }
}
