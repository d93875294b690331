package mellos.compiler.world;

import java.lang.classfile.CodeModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;
import mellos.magic.AssemblyConstants;
import mellos.magic.EntryPoint;

/**
 * The classes of one image. A class is read when it is first mentioned, substitutions applied; code is lowered when it
 * is first asked for. Safe for use by several threads.
 */
public final class ClosedWorld implements World {
    private static final byte[] ENTRY_POINT =
            EntryPoint.class.descriptorString().getBytes(StandardCharsets.UTF_8);
    private static final byte[] ASSEMBLY_CONSTANTS =
            AssemblyConstants.class.descriptorString().getBytes(StandardCharsets.UTF_8);

    private final ClassSources sources;
    private final Lowering lowering;
    private final Substitutions substitutions;
    private final PackageDeclarations declarations;
    private final List<String> entryPointClasses;
    private final List<String> assemblyConstantClasses;
    private final Map<String, Optional<ClassInfo>> types = new ConcurrentHashMap<>();
    private final Resolution resolution = new Resolution(this);
    private final Services services;

    /** Rewrites code so that nobody downstream sees what only a virtual machine can run. */
    public interface Lowering {
        /** Code as it is: for tests of the world alone. */
        Lowering NONE = (world, method) -> new Lowered(method.model().code().orElseThrow(), List.of());

        Lowered lower(ClosedWorld world, DeclaredMethod method);
    }

    /**
     * A method's code after lowering.
     *
     * @param warnings what will throw where control gets there, with class, method and line
     */
    public record Lowered(CodeModel code, List<String> warnings) {}

    private ClosedWorld(ClassPath classPath, Lowering lowering, Map<String, byte[]> systemClasses) {
        this.lowering = lowering;
        this.substitutions = Substitutions.of(systemClasses);
        this.sources = new ClassSources(classPath, substitutions);
        this.services = new Services(this, classPath);
        this.declarations = PackageDeclarations.of(systemClasses);
        this.entryPointClasses = classesWith(ENTRY_POINT, systemClasses);
        this.assemblyConstantClasses = classesWith(ASSEMBLY_CONSTANTS, systemClasses);
    }

    private List<String> classesWith(byte[] annotation, Map<String, byte[]> systemClasses) {
        return systemClasses.entrySet().stream()
                .filter(entry -> Substitutions.contains(entry.getValue(), annotation))
                .map(entry -> substitutions.targetOf(entry.getKey()).orElse(entry.getKey()))
                .distinct()
                .toList();
    }

    /** @throws BuildError naming all rules for classes and members that match nothing or contradict each other */
    public static ClosedWorld of(ClassPath classPath, Lowering lowering) {
        ClosedWorld world = new ClosedWorld(classPath, lowering, classPath.systemClasses());
        new ChangedTypes(world, world.substitutions, world.sources, world.types).make();
        return world;
    }

    PackageDeclarations declarations() {
        return declarations;
    }

    /** All methods of system classes marked {@code @EntryPoint}. */
    public List<MethodInfo> entryPoints() {
        return entryPointClasses.stream()
                .flatMap(name -> type(name).methods().stream())
                .filter(method -> method.entryPoint().isPresent())
                .toList();
    }

    /**
     * The constants of system classes marked {@code @AssemblyConstants}, by their simple names.
     *
     * @throws BuildError if two differ under one name
     */
    public SortedMap<String, Long> assemblyConstants() {
        return SharedConstants.of(assemblyConstantClasses.stream().map(name -> (DeclaredType) type(name)));
    }

    @Override
    public ClassInfo type(String name) {
        return find(name).orElseThrow(() -> new BuildError("there is no class file of " + name.replace('/', '.')));
    }

    @Override
    public ClassInfo typeOfDescriptor(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'L' -> type(descriptor.substring(1, descriptor.length() - 1));
            case '[' -> type(descriptor);
            default ->
                types.computeIfAbsent(descriptor, key -> Optional.of(new PrimitiveType(key, this)))
                        .get();
        };
    }

    @Override
    public Optional<ClassInfo> find(String name) {
        Optional<ClassInfo> known = types.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("[")) {
            return findArray(name);
        }
        Optional<ClassInfo> read =
                sources.find(name).map(source -> new DeclaredType(name, source, this, new AsWritten(source)));
        Optional<ClassInfo> raced = types.putIfAbsent(name, read);
        return raced == null ? read : raced;
    }

    private Optional<ClassInfo> findArray(String descriptor) {
        String component = descriptor.substring(1);
        Optional<ClassInfo> found = component.startsWith("L")
                ? find(component.substring(1, component.length() - 1))
                : component.startsWith("[") ? find(component) : Optional.of(typeOfDescriptor(component));
        Optional<ClassInfo> array = found.map(ClassInfo::arrayType);
        types.put(descriptor, array);
        return array;
    }

    /** Makes a class of the compiler's own known under a name that is not taken; the same again changes nothing. */
    public void define(String name, Supplier<byte[]> classFile) {
        sources.define(name, classFile);
    }

    @Override
    public Optional<byte[]> file(String name) {
        return sources.file(name);
    }

    /** The class that makes the providers of a service; empty if it has none. */
    public Optional<ClassInfo> providersOf(ClassInfo service) {
        return services.of(service);
    }

    Lowered lower(DeclaredMethod method) {
        return lowering.lower(this, method);
    }

    @Override
    public MethodInfo resolveMethod(String owner, String name, String descriptor) {
        return resolution.method(owner, name, descriptor);
    }

    @Override
    public FieldInfo resolveField(String owner, String name, String descriptor) {
        return resolution.field(owner, name, descriptor);
    }
}
