package mellos.compiler.world;

import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.ConstantValueEntry;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;

/** A field as its class file, or the class file of a substitution, declares it. */
final class DeclaredField implements FieldInfo {
    /** What the class of a lambda that captures nothing calls its one instance. */
    static final String SINGLETON = "instance";

    private final DeclaredType owner;
    private final FieldModel model;
    private final String name;
    private final Source source;

    DeclaredField(DeclaredType owner, FieldModel model, Source source) {
        this.owner = owner;
        this.model = model;
        this.name = model.fieldName().stringValue();
        this.source = source;
    }

    @Override
    public ClassInfo owner() {
        return owner;
    }

    @Override
    public String name() {
        return name;
    }

    String descriptor() {
        return model.fieldType().stringValue();
    }

    @Override
    public ClassDesc type() {
        return model.fieldTypeSymbol();
    }

    @Override
    public int flags() {
        return model.flags().flagsMask();
    }

    @Override
    public Optional<Object> constantValue() {
        return model.findAttribute(Attributes.constantValue()).map(attribute -> constant(attribute.constant()));
    }

    private static Object constant(ConstantValueEntry entry) {
        return entry.constantValue();
    }

    @Override
    public boolean isSingleton() {
        return source.origin() == Origin.GENERATED && isStatic() && name.equals(SINGLETON);
    }

    @Override
    public String symbol() {
        return owner.binaryName() + "." + name;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
