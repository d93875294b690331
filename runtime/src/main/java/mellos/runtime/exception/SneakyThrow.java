package mellos.runtime.exception;

/** Throws checked exceptions where the language's check of {@code throws} clauses does not reach. */
public final class SneakyThrow {
    private SneakyThrow() {}

    /** Use: {@code throw SneakyThrow.of(exception)}. Never returns. */
    public static RuntimeException of(Throwable exception) {
        SneakyThrow.<RuntimeException>raise(exception);
        throw new IllegalStateException("unreachable");
    }

    /** The cast is none when it runs: a type variable is its bound. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable exception) throws T {
        throw (T) exception;
    }
}
