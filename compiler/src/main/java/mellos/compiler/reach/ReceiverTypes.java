package mellos.compiler.reach;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.world.Selection;

/** Brings virtual calls and instantiated types together: each pair selects a method once. */
final class ReceiverTypes {
    private final Consumer<MethodInfo> reached;
    private final Map<ClassInfo, List<ClassInfo>> instantiatedBelow = new IdentityHashMap<>();
    private final Map<ClassInfo, List<MethodInfo>> callsOn = new IdentityHashMap<>();
    private final Set<MethodInfo> calls = new LinkedHashSet<>();
    private final Set<ClassInfo> instantiated = new LinkedHashSet<>();

    /** @param reached told each method that a pair selects, possibly more than once, abstract ones too */
    ReceiverTypes(Consumer<MethodInfo> reached) {
        this.reached = reached;
    }

    void call(MethodInfo resolved) {
        if (calls.add(resolved)) {
            callsOn.computeIfAbsent(resolved.owner(), key -> new ArrayList<>()).add(resolved);
            receivers(resolved).forEach(type -> reached.accept(Selection.select(type, resolved)));
        }
    }

    /** @return false if that was known */
    boolean instantiate(ClassInfo type, Set<ClassInfo> supertypes) {
        if (!instantiated.add(type)) {
            return false;
        }
        for (ClassInfo supertype : supertypes) {
            instantiatedBelow
                    .computeIfAbsent(supertype, key -> new ArrayList<>())
                    .add(type);
            for (MethodInfo resolved : callsOn.getOrDefault(supertype, List.of())) {
                reached.accept(Selection.select(type, resolved));
            }
        }
        return true;
    }

    /** Instantiated types that the owner of the method is a supertype of. */
    List<ClassInfo> receivers(MethodInfo resolved) {
        return instantiatedBelow.getOrDefault(resolved.owner(), List.of());
    }

    Set<ClassInfo> instantiated() {
        return instantiated;
    }

    Set<MethodInfo> calls() {
        return calls;
    }
}
