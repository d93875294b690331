package mellos.magic.simulated;

import java.lang.invoke.MethodHandles;
import mellos.magic.Struct;

/**
 * For each structure's interface the class of its views, generated when it is first asked for. Calls of a view's
 * methods are then as cheap as calls of any Java method.
 */
final class StructClasses {
    private static final ClassValue<StructView> PROTOTYPES = new ClassValue<>() {
        @Override
        protected StructView computeValue(Class<?> struct) {
            return prototype(struct);
        }
    };

    private StructClasses() {}

    /** A view of nothing, to make others from by {@link StructView#at}. */
    static StructView of(Class<?> struct) {
        return PROTOTYPES.get(struct);
    }

    private static StructView prototype(Class<?> struct) {
        if (!struct.isInterface() || !struct.isAnnotationPresent(Struct.class)) {
            throw new IllegalArgumentException(struct.getName() + " is not an interface marked @Struct");
        }
        try {
            // A hidden class in the interface's own package, which need not be public.
            return (StructView) MethodHandles.privateLookupIn(struct, MethodHandles.lookup())
                    .defineHiddenClass(StructClassFile.of(struct), true)
                    .lookupClass()
                    .getConstructor(SimulatedMemory.class, long.class)
                    .newInstance(null, 0L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no views of " + struct.getName(), e);
        }
    }
}
