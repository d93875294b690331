package mellos.cli.image;

/**
 * An image could not be built. The message is all that there is to say: javac's or the compiler's findings, or the file
 * that is amiss.
 */
public final class BuildFailure extends RuntimeException {
    public BuildFailure(String message) {
        super(message);
    }

    public BuildFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
