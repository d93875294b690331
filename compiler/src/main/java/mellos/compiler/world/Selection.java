package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/** Method selection. JVM specification, "Method Selection" and "Method Overriding". */
public final class Selection {
    private Selection() {}

    /**
     * The method that a call of {@code resolved} runs for objects of the class {@code receiver}; an abstract one if
     * there is none or if two interfaces disagree.
     */
    public static MethodInfo select(ClassInfo receiver, MethodInfo resolved) {
        if (resolved.has(AccessFlag.PRIVATE) || resolved.isStatic() || resolved.isConstructor()) {
            return resolved;
        }
        String name = resolved.name();
        String descriptor = ((DeclaredMethod) resolved).descriptor();
        for (Optional<ClassInfo> type = Optional.of(receiver);
                type.isPresent();
                type = type.get().superclass()) {
            Optional<MethodInfo> candidate = type.get().method(name, descriptor);
            if (candidate.isPresent() && overrides(candidate.get(), resolved)) {
                return candidate.get();
            }
        }
        return fromInterfaces(receiver, resolved, name, descriptor);
    }

    private static MethodInfo fromInterfaces(ClassInfo receiver, MethodInfo resolved, String name, String descriptor) {
        List<MethodInfo> concrete =
                Resolution.mostSpecific(Resolution.interfaceCandidates(receiver, name, descriptor)).stream()
                        .filter(method -> !method.has(AccessFlag.ABSTRACT))
                        .toList();
        return concrete.size() == 1 ? concrete.getFirst() : resolved;
    }

    private static boolean overrides(MethodInfo candidate, MethodInfo resolved) {
        if (candidate == resolved) {
            return true;
        }
        if (candidate.has(AccessFlag.PRIVATE) || candidate.isStatic()) {
            return false;
        }
        if (resolved.has(AccessFlag.PUBLIC) || resolved.has(AccessFlag.PROTECTED)) {
            return true;
        }
        return samePackage(candidate, resolved) || overridesThroughAnother(candidate, resolved);
    }

    /** A package-private method overridden by a public one of its package, and that one by the candidate elsewhere. */
    private static boolean overridesThroughAnother(MethodInfo candidate, MethodInfo resolved) {
        String descriptor = ((DeclaredMethod) resolved).descriptor();
        Optional<ClassInfo> type = candidate.owner().superclass();
        while (type.isPresent() && type.get() != resolved.owner()) {
            Optional<MethodInfo> between = type.get().method(resolved.name(), descriptor);
            if (between.isPresent() && overrides(candidate, between.get()) && overrides(between.get(), resolved)) {
                return true;
            }
            type = type.get().superclass();
        }
        return false;
    }

    private static boolean samePackage(MethodInfo a, MethodInfo b) {
        return packageOf(a.owner().name()).equals(packageOf(b.owner().name()));
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }
}
