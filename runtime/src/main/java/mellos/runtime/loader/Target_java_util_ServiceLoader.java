package mellos.runtime.loader;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;

/** {@code java.util.ServiceLoader}: the providers that the build found on the class path. */
@Substitute("java.util.ServiceLoader")
final class Target_java_util_ServiceLoader<S> {
    @Alias
    private Class<S> service;

    @Alias
    private String serviceName;

    @Alias
    private ClassLoader loader;

    @Alias
    private List<S> instantiatedProviders;

    @Alias
    private List<ServiceLoader.Provider<S>> loadedProviders;

    private Target_java_util_ServiceLoader() {}

    /** No caller is checked: all modules use all services. */
    @ReplaceConstructor
    private void construct(Class<?> caller, Class<S> wanted, ClassLoader from) {
        prepare(wanted, from);
    }

    @ReplaceConstructor
    private void construct(Class<?> caller, ModuleLayer layer, Class<S> wanted) {
        Objects.requireNonNull(layer);
        prepare(wanted, null);
    }

    @ReplaceConstructor
    private void construct(Module caller, Class<S> wanted, ClassLoader from) {
        prepare(wanted, from);
    }

    private void prepare(Class<S> wanted, ClassLoader from) {
        service = Objects.requireNonNull(wanted, "Service interface cannot be null");
        serviceName = wanted.getName();
        loader = from;
        instantiatedProviders = new ArrayList<>();
        loadedProviders = new ArrayList<>();
    }

    @Replace
    private Iterator<ServiceLoader.Provider<S>> newLookupIterator() {
        return Services.iterator(service);
    }
}
