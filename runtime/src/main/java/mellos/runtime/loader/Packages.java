package mellos.runtime.loader;

import java.util.concurrent.ConcurrentHashMap;

/** The packages of the image's classes: one object for each package of a loader. */
final class Packages {
    private static final ConcurrentHashMap<String, Package> JDK = new ConcurrentHashMap<>();

    private Packages() {}

    static Package of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String name = type.getPackageName();
        return loader == null
                ? JDK.computeIfAbsent(name, key -> Target_java_lang_NamedPackage.toPackage(key, type.getModule()))
                : ((Target_java_lang_ClassLoader) (Object) loader).definePackage(name, type.getModule());
    }

    /** Null if no class of it was asked for its package before. */
    static Package ofJdk(String name) {
        return JDK.get(name);
    }
}
