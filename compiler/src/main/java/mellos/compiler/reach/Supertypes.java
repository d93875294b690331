package mellos.compiler.reach;

import java.util.LinkedHashSet;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.World;

/** A type and all types it is a subtype of. */
final class Supertypes {
    private Supertypes() {}

    /** Of an array: itself, {@code Object} and its interfaces, and the arrays of its component's supertypes. */
    static Set<ClassInfo> of(ClassInfo type, World world) {
        Set<ClassInfo> all = new LinkedHashSet<>();
        collect(type, all);
        if (type.isInterface()) {
            all.add(world.type("java/lang/Object"));
        }
        return all;
    }

    private static void collect(ClassInfo type, Set<ClassInfo> all) {
        if (all.add(type)) {
            type.superclass().ifPresent(parent -> collect(parent, all));
            type.interfaces().forEach(parent -> collect(parent, all));
        }
    }
}
