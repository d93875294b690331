package mellos.compiler.world;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private final ClassPath classPath;
    private final Lowering lowering;
    private final Substitutions substitutions;
    private final PackageDeclarations declarations;
    private final List<String> entryPointClasses;
    private final List<String> assemblyConstantClasses;
    private final Map<String, Optional<ClassInfo>> types = new ConcurrentHashMap<>();
    private final Map<String, Supplier<byte[]>> generated = new ConcurrentHashMap<>();
    private final Resolution resolution = new Resolution(this);

    /** Rewrites code so that nobody downstream sees what only a virtual machine can run. */
    public interface Lowering {
        /** Code as it is: for tests of the world alone. */
        Lowering NONE = (world, method) -> method.model().code().orElseThrow();

        CodeModel lower(ClosedWorld world, DeclaredMethod method);
    }

    private ClosedWorld(ClassPath classPath, Lowering lowering, Map<String, byte[]> systemClasses) {
        this.classPath = classPath;
        this.lowering = lowering;
        this.substitutions = Substitutions.of(systemClasses);
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
        List<String> problems = new ArrayList<>();
        Set<String> targets = new TreeSet<>(world.substitutions.targets());
        targets.addAll(world.declarations.absent());
        targets.forEach(target -> world.merge(target, problems));
        world.declarations.buildTime().forEach((name, places) -> world.checkBuildTime(name, places, problems));
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
        return world;
    }

    private void merge(String target, List<String> problems) {
        List<Substitution> parts = substitutions.of(target);
        List<ClassCut> cuts = new ArrayList<>(declarations.absent(target));
        parts.forEach(part -> ClassCut.of(part).ifPresent(cuts::add));
        Optional<Source> source = readSource(target);
        if (source.isEmpty()) {
            parts.forEach(part -> problems.add(nothing("@Substitute of " + part.binaryName(), target)));
            declarations.absent(target).forEach(cut -> problems.add(nothing(cut.display(), target)));
            return;
        }
        Merger merger = new Merger(source.get(), parts, cuts);
        problems.addAll(merger.problems());
        if (merger.problems().isEmpty()) {
            types.put(target, Optional.of(new DeclaredType(target, source.get(), this, merger)));
        }
    }

    private static String nothing(String rule, String target) {
        return rule + " matches nothing: there is no class " + target.replace('/', '.');
    }

    private void checkBuildTime(String name, List<String> places, List<String> problems) {
        Optional<Source> source = readSource(name);
        if (source.isEmpty()) {
            places.forEach(place -> problems.add(nothing(place, name)));
        } else if (source.get().origin() != Origin.JDK) {
            places.forEach(place -> problems.add(
                    place + ": " + name.replace('/', '.') + " is not the JDK's; mark the class itself @BuildTime"));
        } else if (places.size() > 1) {
            problems.add(name.replace('/', '.') + " is named twice: by " + places.get(0) + " and by " + places.get(1)
                    + "; keep one");
        }
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
        SortedMap<String, Long> constants = new TreeMap<>();
        for (String name : assemblyConstantClasses) {
            DeclaredType type = (DeclaredType) type(name);
            if (!type.source().marks().has(AssemblyConstants.class)) {
                continue;
            }
            for (FieldInfo field : type.fields()) {
                field.constantValue()
                        .filter(value -> value instanceof Integer || value instanceof Long)
                        .map(value -> ((Number) value).longValue())
                        .ifPresent(value -> {
                            Long other = constants.put(field.name(), value);
                            if (other != null && !other.equals(value)) {
                                throw new BuildError("assembly sees two constants " + field.name() + ": " + other
                                        + " and " + value + " of " + type.binaryName() + "; rename one");
                            }
                        });
            }
        }
        return constants;
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
                readSource(name).map(source -> new DeclaredType(name, source, this, new Plain(source)));
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

    private Optional<Source> readSource(String name) {
        if (substitutions.targetOf(name).isPresent()) {
            return Optional.empty();
        }
        Supplier<byte[]> made = generated.get(name);
        if (made != null) {
            return Optional.of(Source.of(parse(name, made.get()), Origin.GENERATED));
        }
        return classPath.find(name).map(found -> {
            byte[] bytes = found.origin() == Origin.SYSTEM ? substitutions.rename(found.bytes()) : found.bytes();
            return Source.of(parse(name, bytes), found.origin());
        });
    }

    private static ClassModel parse(String name, byte[] bytes) {
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            if (!model.thisClass().asInternalName().equals(name)) {
                throw new BuildError(name.replace('/', '.') + ": its class file is that of "
                        + model.thisClass().asInternalName().replace('/', '.'));
            }
            return model;
        } catch (IllegalArgumentException e) {
            throw new BuildError(name.replace('/', '.') + ": bad class file: " + e.getMessage());
        }
    }

    /** Makes a class of the compiler's own known under a name that is not taken; the same again changes nothing. */
    public void define(String name, Supplier<byte[]> classFile) {
        generated.putIfAbsent(name, classFile);
    }

    CodeModel lower(DeclaredMethod method) {
        return lowering.lower(this, method);
    }

    boolean isMainBridge(DeclaredMethod method) {
        return method.name().equals("main") && method.owner().name().equals("mellos/runtime/program/Application");
    }

    @Override
    public MethodInfo resolveMethod(String owner, String name, String descriptor) {
        return resolution.method(owner, name, descriptor);
    }

    @Override
    public FieldInfo resolveField(String owner, String name, String descriptor) {
        return resolution.field(owner, name, descriptor);
    }

    /** Members of a class that nothing is substituted in. */
    private record Plain(Source source) implements DeclaredType.Members {
        @Override
        public List<DeclaredField> fields(DeclaredType owner) {
            return source.model().fields().stream()
                    .map(field -> new DeclaredField(owner, field, source))
                    .toList();
        }

        @Override
        public List<DeclaredMethod> methods(DeclaredType owner) {
            return source.model().methods().stream()
                    .map(method -> new DeclaredMethod(owner, method.methodName().stringValue(), method, source, null))
                    .toList();
        }
    }
}
