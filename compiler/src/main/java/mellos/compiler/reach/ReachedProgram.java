package mellos.compiler.reach;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.compiler.model.World;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.Selection;

/** What {@link Reach} found. */
public final class ReachedProgram implements Program {
    private final World world;
    private final Map<MethodInfo, Effects> effects;
    private final Map<MethodInfo, MethodInfo> reachedFrom;
    private final List<ClassInfo> records;
    private final Set<FieldInfo> staticFields;
    private final Set<ClassInfo> initialized;
    private final ReceiverTypes receiverTypes;
    private final List<String> problems;
    private final List<String> warnings;
    private final List<MethodInfo> methods;
    private final Map<MethodInfo, List<MethodInfo>> targets = new ConcurrentHashMap<>();
    private final Map<ClassInfo, Boolean> needsInitialization = new ConcurrentHashMap<>();

    ReachedProgram(
            World world,
            Map<MethodInfo, Effects> effects,
            Map<MethodInfo, MethodInfo> reachedFrom,
            Set<ClassInfo> records,
            Set<FieldInfo> staticFields,
            Set<ClassInfo> initialized,
            ReceiverTypes receiverTypes,
            List<String> problems,
            List<String> warnings) {
        this.world = world;
        this.effects = effects;
        this.reachedFrom = reachedFrom;
        this.records =
                records.stream().sorted(Comparator.comparing(ClassInfo::name)).toList();
        this.staticFields = staticFields;
        this.initialized = initialized;
        this.receiverTypes = receiverTypes;
        this.problems = problems;
        this.warnings = warnings;
        this.methods = reachedFrom.keySet().stream()
                .filter(method -> switch (method.body()) {
                    case ABSTRACT, STRUCT_FIELD, INTRINSIC -> false;
                    case BYTECODE, INSTRUCTION, CUT, NATIVE -> true;
                })
                .sorted(Comparator.comparing(MethodInfo::symbol))
                .toList();
    }

    /** What could not be resolved or is native without a replacement. */
    public List<String> problems() {
        return problems;
    }

    /** What will throw where control gets there, with the calls that lead to it. */
    public List<String> warnings() {
        return warnings;
    }

    /** @throws BuildError with all {@link #problems} if there are any */
    public ReachedProgram requireSound() {
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
        return this;
    }

    /** What the method's code does; nothing for methods without code. */
    Effects effects(MethodInfo method) {
        return effects.getOrDefault(method, new Effects());
    }

    /** Native methods of the class library that the program might call and that will throw NotInImageError. */
    public List<MethodInfo> trappedNatives() {
        return methods.stream()
                .filter(method -> method instanceof DeclaredMethod declared && declared.isTrappedNative())
                .toList();
    }

    /** Methods that are in the image without anything calling them. */
    List<MethodInfo> roots() {
        return reachedFrom.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All methods in the order in which they were reached. */
    Set<MethodInfo> inOrder() {
        return reachedFrom.keySet();
    }

    /** The method that first led to this one; empty for roots and methods that are not reached. */
    public Optional<MethodInfo> reachedFrom(MethodInfo method) {
        return Optional.ofNullable(reachedFrom.get(method));
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public List<MethodInfo> methods() {
        return methods;
    }

    @Override
    public List<ClassInfo> records() {
        return records;
    }

    @Override
    public boolean isInstantiated(ClassInfo type) {
        return receiverTypes.instantiated().contains(type);
    }

    @Override
    public Set<FieldInfo> staticFields() {
        return Collections.unmodifiableSet(staticFields);
    }

    @Override
    public List<MethodInfo> targets(MethodInfo resolved) {
        return targets.computeIfAbsent(
                resolved,
                key -> receiverTypes.receivers(key).stream()
                        .map(type -> Selection.select(type, key))
                        .filter(method -> method.body() != MethodInfo.Body.ABSTRACT)
                        .distinct()
                        .sorted(Comparator.comparing(MethodInfo::symbol))
                        .toList());
    }

    @Override
    public MethodInfo select(ClassInfo receiver, MethodInfo resolved) {
        return Selection.select(receiver, resolved);
    }

    @Override
    public Set<MethodInfo> tableCalls() {
        Set<MethodInfo> calls = new LinkedHashSet<>();
        for (MethodInfo resolved : receiverTypes.calls()) {
            if (targets(resolved).size() > 1) {
                calls.add(resolved);
            }
        }
        return calls;
    }

    @Override
    public boolean needsInitialization(ClassInfo type) {
        return needsInitialization.computeIfAbsent(
                type,
                key -> initialized.contains(key) && !Initialization.needed(key).isEmpty());
    }
}
