package mellos.runtime.exception;

/** Throws checked exceptions where the language's check of {@code throws} clauses does not reach. */
public final class SneakyThrow {
    private SneakyThrow() {}

    /** Use: {@code throw SneakyThrow.of(exception)}. Never returns. */
    public static RuntimeException of(Throwable exception) {
        throw SneakyThrow.<RuntimeException>unchecked(exception);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable exception) {
        return (T) exception;
    }
}
