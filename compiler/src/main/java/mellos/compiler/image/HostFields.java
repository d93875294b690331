package mellos.compiler.image;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.FieldInfo;

/**
 * Reads fields of objects on the JVM that runs this compiler, private ones too. That JVM must be started with
 * {@value #FLAG}.
 */
final class HostFields {
    static final String FLAG = "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED";

    private final ClassLoader loader;
    private MethodHandles.Lookup lookup;
    private final Map<FieldInfo, Optional<MethodHandle>> getters = new HashMap<>();

    HostFields(ClassLoader loader) {
        this.loader = loader;
    }

    /** Not before a field is read, so that a build without build-time classes needs no option. */
    private MethodHandles.Lookup lookup() {
        if (lookup == null) {
            lookup = trustedLookup();
        }
        return lookup;
    }

    private static MethodHandles.Lookup trustedLookup() {
        try {
            Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
            trusted.setAccessible(true);
            return (MethodHandles.Lookup) trusted.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new BuildError("the compiler's JVM lacks the option " + FLAG + ": " + e.getMessage());
        }
    }

    /** False for a field that a substitution adds. */
    boolean has(FieldInfo field) {
        return getter(field).isPresent();
    }

    /** @param object null for a static field, whose class is initialised */
    Object read(FieldInfo field, Object object) {
        MethodHandle getter = getter(field)
                .orElseThrow(() -> new BuildError(
                        field.symbol() + " is added by a substitution, and its class is initialised at build time"));
        try {
            return object == null ? getter.invoke() : getter.invoke(object);
        } catch (Throwable e) {
            throw new BuildError("cannot initialise " + field.owner().binaryName() + " while the image is built: " + e);
        }
    }

    private Optional<MethodHandle> getter(FieldInfo field) {
        return getters.computeIfAbsent(field, this::find);
    }

    private Optional<MethodHandle> find(FieldInfo field) {
        try {
            Class<?> owner = Class.forName(field.owner().binaryName(), false, loader);
            Class<?> type = field.type().resolveConstantDesc(lookup().in(owner));
            return Optional.of(
                    field.isStatic()
                            ? lookup().findStaticGetter(owner, field.name(), type)
                            : lookup().findGetter(owner, field.name(), type));
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new BuildError("cannot load " + field.owner().binaryName() + " while the image is built: " + e);
        }
    }

    /** The bits of a {@code @Word} object. */
    long bits(Object word) {
        try {
            return (long)
                    lookup().findGetter(word.getClass(), "bits", long.class).invoke(word);
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "a word without bits: " + word.getClass().getName(), e);
        }
    }
}
