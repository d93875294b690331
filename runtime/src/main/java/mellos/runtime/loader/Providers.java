package mellos.runtime.loader;

/** The providers of one service. The compiler makes a subclass for each service that has any. */
abstract class Providers {
    public abstract int count();

    /**
     * The class of a provider, or of what its factory method gives.
     *
     * @throws java.util.ServiceConfigurationError if the program names none that is fit
     */
    public abstract Class<?> type(int number);

    /** Makes a provider. */
    public abstract Object make(int number);
}
