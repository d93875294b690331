package mellos.cli;

/**
 * Something the caller asked for or supplied is wrong. The message is one sentence that names it; the command ends with
 * status 2.
 */
public final class UsageError extends RuntimeException {
    public UsageError(String message) {
        super(message);
    }
}
