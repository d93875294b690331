package mellos.doctor.dump;

import java.io.IOException;

/** The file is no dump this tool can read, or a damaged one; the message is one sentence for the user. */
public final class BadDumpException extends IOException {
    private static final long serialVersionUID = 1;

    BadDumpException(String message) {
        super(message);
    }

    BadDumpException(String message, Throwable cause) {
        super(message, cause);
    }
}
