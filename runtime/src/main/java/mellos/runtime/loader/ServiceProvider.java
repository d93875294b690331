package mellos.runtime.loader;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** One provider, made when asked for. */
record ServiceProvider<S>(Class<S> service, Providers providers, int number, Class<? extends S> type)
        implements ServiceLoader.Provider<S> {
    @Override
    public S get() {
        try {
            return service.cast(providers.make(number));
        } catch (Throwable e) {
            throw new ServiceConfigurationError(
                    service.getName() + ": Provider " + type.getName() + " could not be instantiated", e);
        }
    }
}
