package mellos.doctor.log;

/**
 * Somebody asked for the number of a value that the log does not have. A rule's clue that asks so does not hold: see
 * {@code mellos.doctor.rules.Rule}. It carries no stack, because it is an answer and not an accident.
 */
public final class NotInLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotInLogException() {
        super("the log does not have this value", null, false, false);
    }
}
