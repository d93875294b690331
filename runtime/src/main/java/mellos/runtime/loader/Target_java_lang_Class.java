package mellos.runtime.loader;

import java.io.InputStream;
import java.net.URL;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.object.Mirrors;

/** {@code java.lang.Class}: where it comes from. */
@RawMemory("the compiler links each record with its mirror")
@Substitute("java.lang.Class")
final class Target_java_lang_Class {
    /** Of a service that the program looks up: its {@link Providers}. HotSpot has hidden classes' data here. */
    @Alias
    Object classData;

    private Target_java_lang_Class() {}

    @Alias
    public native boolean isPrimitive();

    @Alias
    public native boolean isArray();

    @Alias
    private native String resolveName(String name);

    @Replace
    public ClassLoader getClassLoader() {
        return getClassLoader0();
    }

    @Replace
    ClassLoader getClassLoader0() {
        return isOfApplication() ? ApplicationLoader.instance() : null;
    }

    @Replace
    public Module getModule() {
        return isOfApplication() ? ApplicationLoader.instance().getUnnamedModule() : JdkModules.of(self());
    }

    @Replace
    public Package getPackage() {
        return isPrimitive() || isArray() ? null : Packages.of(self());
    }

    /** Those of the JDK are not to be had: no module is open to the program. */
    @Replace
    public InputStream getResourceAsStream(String name) {
        String resolved = resolveName(name);
        return isOfApplication() ? ApplicationLoader.instance().getResourceAsStream(resolved) : null;
    }

    @Replace
    public URL getResource(String name) {
        String resolved = resolveName(name);
        return isOfApplication() ? ApplicationLoader.instance().getResource(resolved) : null;
    }

    private boolean isOfApplication() {
        return (Mirrors.recordOf(self()).flags() & TypeFlags.APPLICATION) != 0;
    }

    private Class<?> self() {
        return (Class<?>) (Object) this;
    }
}
