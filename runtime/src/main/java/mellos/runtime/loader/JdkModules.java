package mellos.runtime.loader;

import java.lang.module.ModuleDescriptor;
import java.util.concurrent.ConcurrentHashMap;

/** The named modules: those of the JDK, each made when a class of it is asked. */
final class JdkModules {
    private static final ConcurrentHashMap<String, Module> MODULES = new ConcurrentHashMap<>();

    private JdkModules() {}

    static Module of(Class<?> type) {
        return MODULES.computeIfAbsent(ModuleNames.ofPackage(type.getPackageName()), JdkModules::make);
    }

    private static Module make(String name) {
        ModuleDescriptor descriptor = ModuleDescriptor.newModule(name).build();
        return (Module) (Object) new Target_java_lang_Module(null, descriptor);
    }
}
