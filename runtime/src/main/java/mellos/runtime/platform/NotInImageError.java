package mellos.runtime.platform;

/** Thrown where the program reaches what was left out of its image. The message names it and gives the reason. */
public final class NotInImageError extends LinkageError {
    private static final long serialVersionUID = 1;

    /** @param message what was left out, and why */
    public NotInImageError(String message) {
        super(message);
    }
}
