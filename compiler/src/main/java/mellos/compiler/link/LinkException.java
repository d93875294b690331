package mellos.compiler.link;

import java.nio.file.Path;

/** lld refused to link. The message lists every undefined or doubly defined symbol with the modules that use it. */
public final class LinkException extends RuntimeException {
    LinkException(Path out, int status, String messages) {
        super("cannot link " + out + " (lld ended with status " + status + "):\n" + messages);
    }
}
