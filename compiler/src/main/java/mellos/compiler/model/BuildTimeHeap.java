package mellos.compiler.model;

import java.util.Set;

/** Objects made while the image is built: what static fields of build-time classes lead to. */
public interface BuildTimeHeap {
    /** Nothing is initialised while the image is built. */
    BuildTimeHeap NONE = field -> Set.of();

    /**
     * Types of all objects that can be reached from this static field of a build-time class.
     *
     * @throws BuildError naming the path of fields to an object that cannot be in an image
     */
    Set<ClassInfo> types(FieldInfo field);
}
