package mellos.runtime.loader;

import java.nio.ByteBuffer;
import java.security.ProtectionDomain;
import java.util.concurrent.ConcurrentHashMap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ClassLoader}: loaders have a parent, a name and packages; what they find are resources. */
@Substitute("java.lang.ClassLoader")
final class Target_java_lang_ClassLoader {
    private static final String CLOSED = "The world is closed when the image is built.";

    @Alias
    private ClassLoader parent;

    @Alias
    private String name;

    @Alias
    private Module unnamedModule;

    @Alias
    private String nameAndId;

    @Alias
    private ConcurrentHashMap<String, Object> packages;

    @Alias
    Object assertionLock;

    private Target_java_lang_ClassLoader() {}

    @ReplaceInitializer
    static void initialize() {}

    @ReplaceConstructor
    private void construct(Void checked, String loaderName, ClassLoader above) {
        name = loaderName;
        parent = above;
        unnamedModule = (Module) (Object) new Target_java_lang_Module((ClassLoader) (Object) this);
        packages = new ConcurrentHashMap<>();
        assertionLock = this;
        nameAndId = nameAndId((ClassLoader) (Object) this);
    }

    @Alias
    private static native String nameAndId(ClassLoader loader);

    @Alias
    native Package definePackage(String packageName, Module module);

    @Replace
    public static ClassLoader getSystemClassLoader() {
        return ApplicationLoader.instance();
    }

    /** The boot loader's: the JDK's modules have one loader here. */
    @Replace
    public static ClassLoader getPlatformClassLoader() {
        return null;
    }

    @Replace
    static ClassLoader getClassLoader(Class<?> caller) {
        return caller == null ? null : caller.getClassLoader();
    }

    @Replace
    private static boolean registerAsParallelCapable(Class<?> caller) {
        return true;
    }

    @Cut(CLOSED)
    public native Class<?> loadClass(String className);

    @Cut(CLOSED)
    protected native Class<?> loadClass(String className, boolean resolve);

    @Cut(CLOSED)
    protected native Class<?> defineClass(String className, byte[] bytes, int start, int length);

    @Cut(CLOSED)
    protected native Class<?> defineClass(
            String className, byte[] bytes, int start, int length, ProtectionDomain domain);

    @Cut(CLOSED)
    protected native Class<?> defineClass(String className, ByteBuffer bytes, ProtectionDomain domain);

    @Cut(CLOSED)
    private native Class<?> findLoadedClass0(String className);

    @Cut(CLOSED)
    private static native Class<?> findBootstrapClass(String className);

    @Cut("Assertions are not enabled while the image runs.")
    private native void initializeJavaAssertionMaps();
}
