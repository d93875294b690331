package mellos.runtime.loader;

import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.module.ModuleDescriptor;
import java.util.Set;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Module}: the unnamed one, and the JDK's by name. All read each other and export all. */
@Substitute("java.lang.Module")
final class Target_java_lang_Module {
    @Alias
    private ClassLoader loader;

    /** The unnamed module of a loader. */
    @Alias
    Target_java_lang_Module(ClassLoader loader) {}

    /** A named module that no virtual machine is told of. */
    @Alias
    Target_java_lang_Module(ClassLoader loader, ModuleDescriptor descriptor) {}

    @Alias
    public native boolean isNamed();

    @Replace
    private boolean implIsExportedOrOpen(String packageName, Module other, boolean open) {
        return !open || !isNamed();
    }

    @Replace
    public boolean canRead(Module other) {
        return true;
    }

    @Replace
    public boolean canUse(Class<?> service) {
        return true;
    }

    @Replace
    public Module addReads(Module other) {
        return (Module) (Object) this;
    }

    @Replace
    public Module addExports(String packageName, Module other) {
        return (Module) (Object) this;
    }

    @Replace
    public Module addOpens(String packageName, Module other) {
        return (Module) (Object) this;
    }

    @Replace
    public Module addUses(Class<?> service) {
        return (Module) (Object) this;
    }

    @Replace
    public InputStream getResourceAsStream(String name) {
        String resolved = name.startsWith("/") ? name.substring(1) : name;
        return loader == null ? null : loader.getResourceAsStream(resolved);
    }

    @Cut("The image holds code, not descriptions of modules.")
    public native Set<String> getPackages();

    @Cut("The image holds code, not descriptions of modules.")
    public native Annotation[] getAnnotations();
}
