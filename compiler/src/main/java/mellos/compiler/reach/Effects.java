package mellos.compiler.reach;

import java.util.LinkedHashSet;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/**
 * What the code of one method may do that matters to the rest of the program.
 *
 * @param calls methods called for sure when the instruction runs
 * @param virtualCalls resolved methods called through the receiver's class
 * @param instantiated classes and array types of which it makes objects
 * @param mentioned types whose record it needs: casts, tests, handlers, class literals
 * @param staticFields static fields it reads or writes
 * @param initialized classes whose initialisation it may cause
 */
record Effects(
        Set<MethodInfo> calls,
        Set<MethodInfo> virtualCalls,
        Set<ClassInfo> instantiated,
        Set<ClassInfo> mentioned,
        Set<FieldInfo> staticFields,
        Set<ClassInfo> initialized) {

    Effects() {
        this(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
    }
}
