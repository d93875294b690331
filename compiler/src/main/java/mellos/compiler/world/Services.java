package mellos.compiler.world;

import java.lang.constant.ClassDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mellos.compiler.model.ClassInfo;

/**
 * The providers of services: what the JDK's modules provide, then what the files {@code META-INF/services} of the
 * program's class path name.
 */
final class Services {
    /** The runtime asks by this type for the program's classes that are resource bundles. */
    private static final String BUNDLES = "mellos/runtime/loader/ProgramBundles";

    /** The data of other languages. */
    private static final String LOCALE_DATA = "jdk.localedata";

    /** The files of a JDK, which images do not have. */
    private static final String JDK_FILES = "jdk.internal.jrtfs.JrtFileSystemProvider";

    private final ClosedWorld world;
    private final ClassPath classPath;
    private final Map<ClassInfo, Optional<ClassInfo>> classes = new ConcurrentHashMap<>();
    private Map<String, List<String>> ofModules;

    Services(ClosedWorld world, ClassPath classPath) {
        this.world = world;
        this.classPath = classPath;
    }

    Optional<ClassInfo> of(ClassInfo service) {
        return service instanceof DeclaredType ? classes.computeIfAbsent(service, this::make) : Optional.empty();
    }

    private Optional<ClassInfo> make(ClassInfo service) {
        List<ServiceProvider> providers =
                service.name().equals(BUNDLES) ? new BundleClasses(world, classPath).all() : providers(service);
        if (providers.isEmpty()) {
            return Optional.empty();
        }
        String name = service.name() + "$$Providers";
        world.define(name, () -> new ProvidersClass(providers).build(ClassDesc.ofInternalName(name)));
        return Optional.of(world.type(name));
    }

    private List<ServiceProvider> providers(ClassInfo service) {
        List<ServiceProvider> found = new ArrayList<>();
        ofModules()
                .getOrDefault(service.binaryName(), List.of())
                .forEach(name -> found.add(provider(service, name, true)));
        Set<String> named = new LinkedHashSet<>();
        for (byte[] file : classPath.applicationFiles("META-INF/services/" + service.binaryName())) {
            named.addAll(lines(file));
        }
        named.forEach(name -> found.add(provider(service, name, false)));
        return found;
    }

    private ServiceProvider provider(ClassInfo service, String name, boolean ofModule) {
        return ServiceProvider.of(service, name, world.find(name.replace('.', '/')), ofModule);
    }

    /** {@code java.util.ServiceLoader}, "Deploying service providers on the class path". */
    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private synchronized Map<String, List<String>> ofModules() {
        if (ofModules == null) {
            ofModules = new TreeMap<>();
            ModuleFinder.ofSystem().findAll().stream()
                    .map(module -> module.descriptor())
                    .filter(module -> !module.name().equals(LOCALE_DATA))
                    .sorted()
                    .flatMap(module -> module.provides().stream().sorted())
                    .forEach(this::add);
        }
        return ofModules;
    }

    private void add(ModuleDescriptor.Provides provides) {
        List<String> all = ofModules.computeIfAbsent(provides.service(), key -> new ArrayList<>());
        provides.providers().stream().filter(name -> !name.equals(JDK_FILES)).forEach(all::add);
    }
}
