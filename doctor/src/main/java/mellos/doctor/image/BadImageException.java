package mellos.doctor.image;

import java.io.IOException;

/** The file is no kernel this tool can read; the message is one sentence for the user. */
public final class BadImageException extends IOException {
    private static final long serialVersionUID = 1;

    BadImageException(String message) {
        super(message);
    }

    BadImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
