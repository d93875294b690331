package mellos.elf;

/** The file is something else than ELF, or empty. */
public final class NotElfException extends BadElfException {
    private static final long serialVersionUID = 1;

    NotElfException(String message) {
        super(message);
    }
}
