package mellos.compiler.world;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildError;
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
    private final List<FieldInfo> fields = new ArrayList<>();
    private final List<MethodInfo> methods = new ArrayList<>();
    private final Map<String, MethodInfo> methodIndex = new HashMap<>();
    private final Map<String, FieldInfo> fieldIndex = new HashMap<>();
    private final boolean buildTime;
    private volatile Optional<ClassInfo> superclass;
    private volatile List<ClassInfo> interfaces;
    private volatile Set<ClassInfo> supertypes;
    private volatile Optional<MethodInfo> initializer;

    DeclaredType(String name, Source source, ClosedWorld world, Members members) {
        super(name, world);
        this.source = source;
        ClassModel model = source.model();
        this.flags = innerFlags(model).orElse(model.flags().flagsMask());
        this.outermost = outermost(model, name);
        this.buildTime =
                source.marks().has(BuildTime.class) || world.declarations().isBuildTime(name, source.origin());
        members.fields(this).forEach(this::add);
        members.methods(this).forEach(this::add);
    }

    /** What a type declares, made for its owner. */
    interface Members {
        List<DeclaredField> fields(DeclaredType owner);

        List<DeclaredMethod> methods(DeclaredType owner);
    }

    private void add(DeclaredField field) {
        fields.add(field);
        if (fieldIndex.put(field.name() + ':' + field.descriptor(), field) != null) {
            throw new BuildError(binaryName() + " has two fields " + field.name());
        }
    }

    private void add(DeclaredMethod method) {
        methods.add(method);
        if (methodIndex.put(method.name() + method.descriptor(), method) != null) {
            throw new BuildError(binaryName() + " has two methods " + method.display());
        }
    }

    private static Optional<Integer> innerFlags(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(inner -> inner.innerClass()
                                .name()
                                .equals(model.thisClass().name()))
                        .findFirst()
                        .map(inner -> inner.flagsMask()));
    }

    private static String outermost(ClassModel model, String name) {
        return model.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asInternalName())
                .orElse(name);
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
        if (superclass == null) {
            superclass = isInterface()
                    ? Optional.empty()
                    : source.model().superclass().map(this::supertype);
        }
        return superclass;
    }

    @Override
    public List<ClassInfo> interfaces() {
        if (interfaces == null) {
            interfaces =
                    source.model().interfaces().stream().map(this::supertype).toList();
        }
        return interfaces;
    }

    private ClassInfo supertype(ClassEntry entry) {
        return world().find(entry.asInternalName())
                .orElseThrow(() -> new BuildError(binaryName() + " extends or implements "
                        + entry.asInternalName().replace('/', '.') + ", of which there is no class file"));
    }

    @Override
    public List<FieldInfo> fields() {
        return Collections.unmodifiableList(fields);
    }

    @Override
    public List<MethodInfo> methods() {
        return Collections.unmodifiableList(methods);
    }

    @Override
    public Optional<MethodInfo> method(String methodName, String descriptor) {
        return Optional.ofNullable(methodIndex.get(methodName + descriptor));
    }

    @Override
    public Optional<FieldInfo> field(String fieldName, String descriptor) {
        return Optional.ofNullable(fieldIndex.get(fieldName + ':' + descriptor));
    }

    @Override
    public Optional<MethodInfo> initializer() {
        if (initializer == null) {
            boolean inImage = buildTime || fields.stream().anyMatch(FieldInfo::isSingleton);
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
        if (supertypes == null) {
            Set<ClassInfo> all = new LinkedHashSet<>();
            all.add(this);
            superclass().ifPresent(type -> all.addAll(((DeclaredType) type).supertypes()));
            interfaces().forEach(type -> all.addAll(((DeclaredType) type).supertypes()));
            if (isInterface()) {
                all.add(world().type("java/lang/Object"));
            }
            supertypes = all;
        }
        return supertypes;
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
    public boolean isBuildTime() {
        return buildTime;
    }
}
