package mellos.compiler.image;

import java.util.LinkedHashSet;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.World;

/** The interfaces of a type that have class records. */
final class Superinterfaces {
    private final World world;
    private final Set<ClassInfo> present;

    Superinterfaces(World world, Set<ClassInfo> present) {
        this.world = world;
        this.present = present;
    }

    /** All that the type implements, itself or above it, as far as the image has them. */
    Set<ClassInfo> of(ClassInfo type) {
        Set<ClassInfo> found = new LinkedHashSet<>();
        collect(type, found);
        if (type.isArray()) {
            found.add(world.type("java/lang/Cloneable"));
            found.add(world.type("java/io/Serializable"));
        }
        found.removeIf(candidate -> !present.contains(candidate));
        return found;
    }

    private static void collect(ClassInfo type, Set<ClassInfo> found) {
        type.superclass().ifPresent(above -> collect(above, found));
        for (ClassInfo implemented : type.interfaces()) {
            if (found.add(implemented)) {
                collect(implemented, found);
            }
        }
    }

    /** For the bits that say which interfaces an object may be cast to: an interface is one of its own. */
    static Set<ClassInfo> withSelf(ClassInfo type, Set<ClassInfo> supertypes) {
        Set<ClassInfo> all = new LinkedHashSet<>(supertypes);
        all.add(type);
        return all;
    }
}
