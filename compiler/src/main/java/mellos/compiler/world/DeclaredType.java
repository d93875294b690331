package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.magic.BuildTime;
import mellos.magic.Device;
import mellos.magic.Struct;
import mellos.magic.Word;

/** A class or interface with a class file. Members are indexed at once, code is parsed when asked for. */
public final class DeclaredType extends Type {
    private final Source source;
    private final int flags;
    private final String outermost;
    private final DeclaredMembers members;
    private final DeclaredSupertypes above = new DeclaredSupertypes(this);
    private final boolean buildTime;
    private volatile Optional<MethodInfo> initializer;

    DeclaredType(String name, Source source, ClosedWorld world, Members members) {
        super(name, world);
        this.source = source;
        ClassModel model = source.model();
        this.flags = Nesting.innerFlags(model).orElse(model.flags().flagsMask());
        this.outermost = Nesting.outermost(model, name);
        this.buildTime =
                source.marks().has(BuildTime.class) || world.declarations().isBuildTime(name, source.origin());
        this.members = new DeclaredMembers(this, members);
    }

    /** What a type declares, made for its owner. */
    interface Members {
        List<DeclaredField> fields(DeclaredType owner);

        List<DeclaredMethod> methods(DeclaredType owner);
    }

    public Source source() {
        return source;
    }

    @Override
    String descriptorString() {
        return "L" + name() + ";";
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public boolean isInterface() {
        return (source.model().flags().flagsMask() & java.lang.classfile.ClassFile.ACC_INTERFACE) != 0;
    }

    @Override
    public Optional<ClassInfo> superclass() {
        return above.superclass();
    }

    @Override
    public List<ClassInfo> interfaces() {
        return above.interfaces();
    }

    @Override
    public List<FieldInfo> fields() {
        return members.fields();
    }

    @Override
    public List<MethodInfo> methods() {
        return members.methods();
    }

    @Override
    public Optional<MethodInfo> method(String methodName, String descriptor) {
        return members.method(methodName, descriptor);
    }

    @Override
    public Optional<FieldInfo> field(String fieldName, String descriptor) {
        return members.field(fieldName, descriptor);
    }

    @Override
    public Optional<MethodInfo> initializer() {
        if (initializer == null) {
            boolean inImage = buildTime || fields().stream().anyMatch(FieldInfo::isSingleton);
            initializer = inImage
                    ? Optional.empty()
                    : method("<clinit>", "()V").filter(method -> !TrivialCode.is((DeclaredMethod) method));
        }
        return initializer;
    }

    @Override
    public boolean isSubtypeOf(ClassInfo other) {
        return this == other || supertypes().contains(other);
    }

    /** This type with all its superclasses and superinterfaces. */
    Set<ClassInfo> supertypes() {
        return above.all();
    }

    List<ClassInfo> superinterfaces() {
        return supertypes().stream()
                .filter(type -> type != this && type.isInterface())
                .toList();
    }

    @Override
    public String outermost() {
        return outermost;
    }

    @Override
    public boolean isWord() {
        return source.marks().has(Word.class);
    }

    @Override
    public boolean isStruct() {
        return source.marks().has(Struct.class);
    }

    @Override
    public boolean isDevice() {
        return isStruct()
                && world().find(Device.class.getName().replace('.', '/'))
                        .filter(this::isSubtypeOf)
                        .isPresent();
    }

    @Override
    public boolean isOfApplication() {
        return switch (source.origin()) {
            case APPLICATION -> true;
            case GENERATED ->
                !outermost.equals(name()) && world().type(outermost).isOfApplication();
            case SYSTEM, JDK -> false;
        };
    }

    @Override
    public boolean isBuildTime() {
        return buildTime;
    }
}
