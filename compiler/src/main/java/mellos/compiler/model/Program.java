package mellos.compiler.model;

import java.util.List;
import java.util.Set;

/**
 * The closed world: what can be reached from the roots, by rapid type analysis. The translator turns each of
 * {@link #methods()} into code and each of {@link #records()} into a class record.
 */
public interface Program {
    World world();

    /** Methods to compile (all with a body other than ABSTRACT, STRUCT_FIELD, INTRINSIC), sorted by symbol. */
    List<MethodInfo> methods();

    /**
     * Types that need a class record: instantiated, mentioned by checks, mirrors or static members; with all
     * supertypes.
     */
    List<ClassInfo> records();

    /** Types objects of which can exist (arrays included). */
    boolean isInstantiated(ClassInfo type);

    /** Static fields that are accessed. */
    Set<FieldInfo> staticFields();

    /**
     * The implementations a virtual or interface call of this resolved method can reach, sorted by symbol. None: no
     * receiver can exist, so only null gets there. One: bind directly.
     */
    List<MethodInfo> targets(MethodInfo resolved);

    /**
     * The implementation that {@code receiver} runs for this resolved method; selection as the JVM specification has
     * it. One with the body ABSTRACT if there is none: the call throws AbstractMethodError.
     */
    MethodInfo select(ClassInfo receiver, MethodInfo resolved);

    /** Methods called through a table: with more than one target. */
    Set<MethodInfo> tableCalls();

    /**
     * True if the program uses the class in a way that initialises it, and that may have to run an initialiser (its own
     * or an inherited one) when the image runs.
     */
    boolean needsInitialization(ClassInfo type);
}
