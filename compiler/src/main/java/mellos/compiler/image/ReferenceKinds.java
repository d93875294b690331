package mellos.compiler.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.magic.abi.ReferenceLayout;
import mellos.magic.abi.TypeFlags;

/** Classes whose objects a collection treats apart: the subclasses of {@code java.lang.ref.Reference}. */
final class ReferenceKinds {
    private static final String REFERENCE = "java/lang/ref/Reference";

    private static final Map<String, Integer> KINDS = Map.of(
            "java/lang/ref/SoftReference", TypeFlags.SOFT_REFERENCE,
            "java/lang/ref/WeakReference", TypeFlags.WEAK_REFERENCE,
            "java/lang/ref/PhantomReference", TypeFlags.PHANTOM_REFERENCE);

    /** Where the collector expects the fields. */
    private static final Map<String, Integer> FIELDS = Map.of(
            "referent", ReferenceLayout.REFERENCE_REFERENT,
            "queue", ReferenceLayout.REFERENCE_QUEUE,
            "next", ReferenceLayout.REFERENCE_NEXT,
            "discovered", ReferenceLayout.REFERENCE_DISCOVERED);

    private ReferenceKinds() {}

    /** The flag of the type's kind, 0 if it is no such class. */
    static int of(ClassInfo type) {
        for (Optional<ClassInfo> at = Optional.of(type);
                at.isPresent();
                at = at.get().superclass()) {
            Integer kind = KINDS.get(at.get().name());
            if (kind != null) {
                return kind;
            }
        }
        return 0;
    }

    /**
     * Compares the layout of {@code Reference} with what the collector knows.
     *
     * @throws BuildError if a field lies elsewhere
     */
    static void check(ClassInfo type, ObjectLayout layout) {
        if (!type.name().equals(REFERENCE)) {
            return;
        }
        type.fields().stream().filter(field -> !field.isStatic()).forEach(field -> {
            Integer expected = FIELDS.get(field.name());
            if (expected != null && layout.offset(field) != expected) {
                throw BuildError.of(List.of("the field " + field.name() + " of java.lang.ref.Reference lies at "
                        + layout.offset(field) + ", and the collector expects it at " + expected));
            }
        });
    }
}
