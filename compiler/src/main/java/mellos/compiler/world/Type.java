package mellos.compiler.world;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/** What all kinds of types share; the answers are those of a type without members. */
abstract sealed class Type implements ClassInfo permits DeclaredType, ArrayType, PrimitiveType {
    private final String name;
    private final ClosedWorld world;
    private volatile ArrayType arrayType;

    Type(String name, ClosedWorld world) {
        this.name = name;
        this.world = world;
    }

    final ClosedWorld world() {
        return world;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ClassInfo arrayType() {
        if (arrayType == null) {
            synchronized (this) {
                if (arrayType == null) {
                    arrayType = new ArrayType(this, world);
                }
            }
        }
        return arrayType;
    }

    @Override
    public ClassDesc descriptor() {
        return ClassDesc.ofDescriptor(descriptorString());
    }

    /** {@code I}, {@code [I}, {@code Ljava/lang/String;}. */
    abstract String descriptorString();

    @Override
    public boolean isInterface() {
        return false;
    }

    @Override
    public boolean isArray() {
        return false;
    }

    @Override
    public boolean isPrimitive() {
        return false;
    }

    @Override
    public ClassInfo component() {
        throw new IllegalStateException(name + " is no array");
    }

    @Override
    public Optional<ClassInfo> superclass() {
        return Optional.empty();
    }

    @Override
    public List<ClassInfo> interfaces() {
        return List.of();
    }

    @Override
    public List<FieldInfo> fields() {
        return List.of();
    }

    @Override
    public List<MethodInfo> methods() {
        return List.of();
    }

    @Override
    public Optional<MethodInfo> method(String methodName, String descriptor) {
        return Optional.empty();
    }

    @Override
    public Optional<FieldInfo> field(String fieldName, String descriptor) {
        return Optional.empty();
    }

    @Override
    public Optional<MethodInfo> initializer() {
        return Optional.empty();
    }

    @Override
    public String outermost() {
        return name;
    }

    @Override
    public boolean isWord() {
        return false;
    }

    @Override
    public boolean isStruct() {
        return false;
    }

    @Override
    public boolean isDevice() {
        return false;
    }

    @Override
    public boolean isOfApplication() {
        return false;
    }

    @Override
    public boolean isBuildTime() {
        return false;
    }

    @Override
    public final String toString() {
        return binaryName();
    }
}
