package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/**
 * Method and field resolution. JVM specification, "Method Resolution", "Interface Method Resolution" and "Field
 * Resolution". Access is not checked: the class files passed a compiler that did.
 */
final class Resolution {
    private final ClosedWorld world;
    private final Map<Reference, MethodInfo> methods = new ConcurrentHashMap<>();
    private final Map<Reference, FieldInfo> fields = new ConcurrentHashMap<>();

    private record Reference(String owner, String name, String descriptor) {}

    Resolution(ClosedWorld world) {
        this.world = world;
    }

    MethodInfo method(String owner, String name, String descriptor) {
        Reference reference = new Reference(owner, name, descriptor);
        MethodInfo known = methods.get(reference);
        if (known == null) {
            known = findMethod(world.type(owner), name, descriptor)
                    .orElseThrow(() ->
                            new BuildError("there is no method " + owner.replace('/', '.') + "." + name + descriptor));
            methods.put(reference, known);
        }
        return known;
    }

    FieldInfo field(String owner, String name, String descriptor) {
        Reference reference = new Reference(owner, name, descriptor);
        FieldInfo known = fields.get(reference);
        if (known == null) {
            known = findField(world.type(owner), name, descriptor)
                    .orElseThrow(() -> new BuildError(
                            "there is no field " + owner.replace('/', '.') + "." + name + " of type " + descriptor));
            fields.put(reference, known);
        }
        return known;
    }

    private Optional<MethodInfo> findMethod(ClassInfo owner, String name, String descriptor) {
        for (Optional<ClassInfo> type = Optional.of(owner);
                type.isPresent();
                type = type.get().superclass()) {
            Optional<MethodInfo> declared = declared(type.get(), name, descriptor);
            if (declared.isPresent()) {
                return declared;
            }
        }
        if (owner.isInterface()) {
            Optional<MethodInfo> ofObject = world.type("java/lang/Object")
                    .method(name, descriptor)
                    .filter(method -> method.has(AccessFlag.PUBLIC) && !method.isStatic());
            if (ofObject.isPresent()) {
                return ofObject;
            }
        }
        return fromInterfaces(owner, name, descriptor);
    }

    /** Signature polymorphic methods match any descriptor. JVM specification, "Signature Polymorphic Methods". */
    private static Optional<MethodInfo> declared(ClassInfo type, String name, String descriptor) {
        Optional<MethodInfo> exact = type.method(name, descriptor);
        if (exact.isPresent() || !isPolymorphicOwner(type)) {
            return exact;
        }
        return type.methods().stream()
                .filter(method ->
                        method.name().equals(name) && method.has(AccessFlag.NATIVE) && method.has(AccessFlag.VARARGS))
                .findFirst();
    }

    private static boolean isPolymorphicOwner(ClassInfo type) {
        return type.name().equals("java/lang/invoke/MethodHandle")
                || type.name().equals("java/lang/invoke/VarHandle");
    }

    private static Optional<MethodInfo> fromInterfaces(ClassInfo owner, String name, String descriptor) {
        List<MethodInfo> candidates = interfaceCandidates(owner, name, descriptor);
        Optional<MethodInfo> concrete = mostSpecific(candidates).stream()
                .filter(method -> !method.has(AccessFlag.ABSTRACT))
                .findFirst();
        return concrete.or(() -> candidates.stream().findFirst());
    }

    /** Methods that superinterfaces of the type declare, neither private nor static. */
    static List<MethodInfo> interfaceCandidates(ClassInfo owner, String name, String descriptor) {
        List<MethodInfo> candidates = new ArrayList<>();
        for (ClassInfo type : superinterfaces(owner)) {
            type.method(name, descriptor)
                    .filter(method -> !method.has(AccessFlag.PRIVATE) && !method.isStatic())
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    /** Those that no other candidate's interface is a subtype of. */
    static List<MethodInfo> mostSpecific(List<MethodInfo> candidates) {
        return candidates.stream()
                .filter(method -> candidates.stream()
                        .noneMatch(other -> other != method && other.owner().isSubtypeOf(method.owner())))
                .toList();
    }

    private static List<ClassInfo> superinterfaces(ClassInfo owner) {
        if (owner instanceof DeclaredType type) {
            return type.superinterfaces();
        }
        return owner.interfaces();
    }

    private static Optional<FieldInfo> findField(ClassInfo owner, String name, String descriptor) {
        Optional<FieldInfo> declared = owner.field(name, descriptor);
        if (declared.isPresent()) {
            return declared;
        }
        for (ClassInfo type : owner.interfaces()) {
            Optional<FieldInfo> inherited = findField(type, name, descriptor);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return owner.superclass().flatMap(type -> findField(type, name, descriptor));
    }
}
