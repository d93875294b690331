package mellos.runtime.loader;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;

/** The providers of a service, in the order in which HotSpot finds them. */
final class Services {
    private Services() {}

    /** Providers of what the program names, or null; the compiler knows this method by its name. */
    static Providers of(Class<?> service) {
        return ((Target_java_lang_Class) (Object) service).classData instanceof Providers known ? known : null;
    }

    static <S> Iterator<ServiceLoader.Provider<S>> iterator(Class<S> service) {
        Providers providers = of(service);
        return providers == null ? List.<ServiceLoader.Provider<S>>of().iterator() : new Cursor<>(service, providers);
    }

    private static final class Cursor<S> implements Iterator<ServiceLoader.Provider<S>> {
        private final Class<S> service;
        private final Providers providers;
        private int next;

        Cursor(Class<S> service, Providers providers) {
            this.service = service;
            this.providers = providers;
        }

        @Override
        public boolean hasNext() {
            return next < providers.count();
        }

        @Override
        public ServiceLoader.Provider<S> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int number = next++;
            return new ServiceProvider<>(
                    service, providers, number, providers.type(number).asSubclass(service));
        }
    }
}
