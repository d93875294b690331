package mellos.runtime.initialization;

import java.util.IdentityHashMap;
import java.util.Map;

/** What became of initialisers that threw, for those who use the class later. As HotSpot reports it. */
final class FailedInitializations {
    private static final Map<Class<?>, ExceptionInInitializerError> FIRST_FAILURES = new IdentityHashMap<>();

    private FailedInitializations() {}

    /** Keeps the failure and gives the error to throw: itself, or wrapped if it is no error. */
    static Error record(Class<?> type, Throwable failure) {
        String message = "Exception " + failure.getClass().getName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage())
                + " [in thread \"" + Thread.currentThread().getName() + "\"]";
        ExceptionInInitializerError kept = new ExceptionInInitializerError(message);
        kept.setStackTrace(failure.getStackTrace());
        synchronized (FIRST_FAILURES) {
            FIRST_FAILURES.put(type, kept);
        }
        return failure instanceof Error error ? error : new ExceptionInInitializerError(failure);
    }

    /** The error for a use of a class whose initialiser failed before. */
    static NoClassDefFoundError again(Class<?> type) {
        ExceptionInInitializerError cause;
        synchronized (FIRST_FAILURES) {
            cause = FIRST_FAILURES.get(type);
        }
        NoClassDefFoundError error = new NoClassDefFoundError("Could not initialize class " + type.getName());
        error.initCause(cause);
        return error;
    }
}
