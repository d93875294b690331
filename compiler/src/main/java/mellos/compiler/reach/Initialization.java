package mellos.compiler.reach;

import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/** Which initialisers run with that of a class. JVM specification, "Initialization", step 7. */
final class Initialization {
    private Initialization() {}

    /** The initialisers in the order in which they run. */
    static List<MethodInfo> needed(ClassInfo type) {
        List<MethodInfo> initializers = new ArrayList<>();
        collect(type, initializers);
        return initializers;
    }

    private static void collect(ClassInfo type, List<MethodInfo> initializers) {
        if (!type.isInterface()) {
            type.superclass().ifPresent(parent -> collect(parent, initializers));
            type.interfaces().forEach(parent -> collectOfInterface(parent, initializers));
        }
        type.initializer().filter(own -> !initializers.contains(own)).ifPresent(initializers::add);
    }

    /** An interface is initialised with a class only if it has a default method; its superinterfaces likewise. */
    private static void collectOfInterface(ClassInfo type, List<MethodInfo> initializers) {
        type.interfaces().forEach(parent -> collectOfInterface(parent, initializers));
        boolean hasDefault = type.methods().stream()
                .anyMatch(method -> !method.isStatic() && !method.has(AccessFlag.ABSTRACT));
        if (hasDefault) {
            type.initializer().filter(own -> !initializers.contains(own)).ifPresent(initializers::add);
        }
    }
}
