package mellos.compiler.reach;

import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/** What is initialised together with a class. JVM specification, "Initialization", step 7. */
final class Initialization {
    private Initialization() {}

    /** The type and all that are initialised before it, in order. */
    static Set<ClassInfo> chain(ClassInfo type) {
        Set<ClassInfo> chain = new LinkedHashSet<>();
        collect(type, chain);
        return chain;
    }

    /** The initialisers of the {@link #chain}. */
    static List<MethodInfo> needed(ClassInfo type) {
        return chain(type).stream()
                .map(ClassInfo::initializer)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void collect(ClassInfo type, Set<ClassInfo> chain) {
        if (!type.isInterface()) {
            type.superclass().ifPresent(parent -> collect(parent, chain));
            type.interfaces().forEach(parent -> collectInterface(parent, chain));
        }
        chain.add(type);
    }

    /** An interface is initialised with a class only if it has a default method; its superinterfaces likewise. */
    private static void collectInterface(ClassInfo type, Set<ClassInfo> chain) {
        type.interfaces().forEach(parent -> collectInterface(parent, chain));
        if (type.methods().stream().anyMatch(method -> !method.isStatic() && !method.has(AccessFlag.ABSTRACT))) {
            chain.add(type);
        }
    }
}
