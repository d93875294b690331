package mellos.compiler.world;

import java.util.Set;

/**
 * Classes of the JDK that are initialised while the image is built: their state is a table or a constant that is the
 * same in every run, and building it at run time would cost code and time.
 */
final class BuildTimeClasses {
    private static final Set<String> JDK = Set.of();

    private BuildTimeClasses() {}

    static boolean contains(String internalName, Origin origin) {
        return origin == Origin.JDK && JDK.contains(internalName);
    }
}
