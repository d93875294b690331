package mellos.compiler.image;

import java.io.Closeable;
import java.util.Map;
import java.util.function.Function;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;

/** Objects that cannot be part of an image. */
final class Refused {
    private Refused() {}

    static void unfit(Object object, String path, Function<Class<?>, ClassInfo> types) {
        switch (object) {
            case Thread _ -> throw of(path, "a thread");
            case ClassLoader _ -> throw of(path, "a class loader");
            case Closeable _ -> throw of(path, "an open file or stream");
            case Enum<?> constant -> unlessBuildTime(types.apply(constant.getDeclaringClass()), path);
            case Map.Entry<?, ?> entry
            when entry.getKey() != null && hashesByIdentity(entry.getKey()) ->
                throw of(path, "a hash table whose key " + entry.getKey() + " has another hash code in the image");
            default -> {
                if (object.getClass().isHidden()) {
                    throw of(path, "a lambda");
                }
            }
        }
    }

    private static void unlessBuildTime(ClassInfo type, String path) {
        if (!type.isBuildTime()) {
            throw of(path, "a constant of " + type.binaryName() + ", whose initialiser runs in the image");
        }
    }

    private static boolean hashesByIdentity(Object key) {
        try {
            Class<?> declaring = key.getClass().getMethod("hashCode").getDeclaringClass();
            return declaring == Object.class || declaring == Enum.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has a hash code", e);
        }
    }

    static BuildError of(String path, String what) {
        return new BuildError(path + " leads to " + what + "; it cannot be part of an image built in advance");
    }
}
