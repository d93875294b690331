package mellos.compiler.reach;

import java.lang.classfile.CodeModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.world.ClosedWorld;

/**
 * Follows the program from its roots: methods cause calls, objects and class initialisation, and virtual calls reach
 * the methods of all types of which there are objects.
 */
public final class Reach {
    /** Types that generated code and image data use without any bytecode naming them. */
    private static final List<String> ALWAYS_INSTANTIATED = List.of("java/lang/String", "java/lang/Class", "[B");

    /** The runtime's look-up of services. */
    private static final String SERVICES = "mellos/runtime/loader/Services.of";

    private static final String CLASS_TABLE = "mellos/runtime/object/ClassTable";

    private final ClosedWorld world;
    private final BuildTimeHeap heap;
    private final ReceiverTypes receiverTypes = new ReceiverTypes(this::reach);
    private final ReachedTypes types;
    private final Map<MethodInfo, Effects> effects = new LinkedHashMap<>();
    private final Map<MethodInfo, MethodInfo> reachedFrom = new LinkedHashMap<>();
    private final Set<FieldInfo> staticFields = new LinkedHashSet<>();
    private final Deque<MethodInfo> work = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<ClassInfo> services = new LinkedHashSet<>();
    private boolean looksServicesUp;
    private final List<String> warnings = new ArrayList<>();
    private MethodInfo current;

    private Reach(ClosedWorld world, BuildTimeHeap heap) {
        this.world = world;
        this.heap = heap;
        this.types = new ReachedTypes(world, receiverTypes, this::reach, this::mentioned);
    }

    /** Everything that can be reached from the world's entry points and these methods. */
    public static ReachedProgram analyze(ClosedWorld world, Collection<MethodInfo> roots, BuildTimeHeap heap) {
        Reach reach = new Reach(world, heap);
        ALWAYS_INSTANTIATED.forEach(name -> reach.types.instantiate(world.type(name)));
        for (char primitive : "ZBSCIJFDV".toCharArray()) {
            reach.types.mention(world.typeOfDescriptor(String.valueOf(primitive)));
        }
        world.entryPoints().forEach(reach::root);
        roots.forEach(reach::root);
        reach.run();
        return reach.result();
    }

    private void root(MethodInfo method) {
        reach(method);
        if (method.isStatic()) {
            types.initialize(method.owner());
        }
    }

    private void run() {
        while (!work.isEmpty()) {
            current = work.poll();
            try {
                process(current);
            } catch (BuildError e) {
                problem(current.at(0) + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                // What java.lang.classfile throws on code that it cannot read.
                problem(current.at(0) + ": bad class file: " + e.getMessage());
            }
        }
        current = null;
    }

    private void process(MethodInfo method) {
        if (method.isStatic() && method.has(AccessFlag.SYNCHRONIZED)) {
            types.mention(method.owner());
        }
        if (method.body() == MethodInfo.Body.NATIVE) {
            problem(method.display() + " is native and nothing replaces it; reached by "
                    + CallPath.of(method, reachedFrom) + "; add a @Replace or @Cut rule");
        }
        Optional<CodeModel> code = code(method);
        if (code.isEmpty()) {
            return;
        }
        method.warnings().forEach(text -> warnings.add(text + "; reached by " + CallPath.of(method, reachedFrom)));
        Effects found = CodeScan.scan(world, method, code.get(), problems);
        effects.put(method, found);
        found.mentioned().forEach(types::mention);
        found.initialized().forEach(types::initialize);
        found.staticFields().forEach(this::access);
        found.instantiated().forEach(types::instantiate);
        found.calls().forEach(this::reach);
        found.virtualCalls().forEach(receiverTypes::call);
    }

    private Optional<CodeModel> code(MethodInfo method) {
        try {
            return method.code();
        } catch (BuildError e) {
            // Lowering names the lines itself.
            e.getMessage().lines().forEach(this::problem);
            reportOthers(method);
            return Optional.empty();
        }
    }

    /** What else is wrong with a method that cannot be lowered. */
    private void reportOthers(MethodInfo method) {
        List<Problem> found = new ArrayList<>();
        method.codeAsWritten().ifPresent(code -> CodeScan.scan(world, method, code, found));
        found.stream().filter(problem -> problem.kind() == Problem.Kind.PROGRAM).forEach(problems::add);
    }

    private void problem(String text) {
        problems.add(new Problem(Problem.Kind.PROGRAM, text));
    }

    private void reach(MethodInfo method) {
        if (method.body() != MethodInfo.Body.ABSTRACT && !reachedFrom.containsKey(method)) {
            reachedFrom.put(method, current);
            work.add(method);
            if (!looksServicesUp && (method.owner().name() + '.' + method.name()).equals(SERVICES)) {
                looksServicesUp = true;
                List.copyOf(services).forEach(this::provide);
            }
        }
    }

    /** What code names may be a service that it looks up, if it looks any up. */
    private void mentioned(ClassInfo type) {
        services.add(type);
        if (looksServicesUp) {
            provide(type);
        }
    }

    private void provide(ClassInfo service) {
        world.providersOf(service).ifPresent(type -> type.fields().forEach(this::access));
    }

    private void access(FieldInfo field) {
        if (!staticFields.add(field)) {
            return;
        }
        if (field.isSingleton()) {
            types.instantiate(field.owner());
        }
        if (field.owner().isBuildTime()) {
            heap.types(field).forEach(type -> {
                requireInitialized(field, type);
                types.instantiate(type);
            });
        }
    }

    /** Code of a class whose object exists takes its superclasses for initialised. */
    private void requireInitialized(FieldInfo field, ClassInfo type) {
        for (ClassInfo each : Initialization.chain(type)) {
            if (each != type && each.initializer().isPresent()) {
                problem(field.symbol() + " holds objects of " + type.binaryName()
                        + " that are built with the image, but " + each.binaryName()
                        + " is initialised when the image runs; make both @BuildTime or neither");
            }
        }
    }

    /** Whoever asks the stack for classes gets those of all methods that can stand on it. */
    private void nameOwners() {
        boolean asked = reachedFrom.keySet().stream()
                .anyMatch(method ->
                        method.name().equals("find") && method.owner().name().equals(CLASS_TABLE));
        if (asked) {
            List.copyOf(reachedFrom.keySet()).forEach(method -> types.mention(method.owner()));
        }
    }

    private ReachedProgram result() {
        nameOwners();
        return new ReachedProgram(
                world,
                effects,
                reachedFrom,
                types.records(),
                staticFields,
                types.initialized(),
                receiverTypes,
                problems.stream().map(Problem::text).sorted().distinct().toList(),
                warnings.stream().sorted().distinct().toList());
    }
}
