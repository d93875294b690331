package mellos.compiler.link;

/** lld refused to link. The message lists every undefined or doubly defined symbol with the objects that hold it. */
public final class LinkException extends RuntimeException {
    LinkException(String message) {
        super(message);
    }
}
