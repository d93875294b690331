package mellos.doctor.log;

import java.io.IOException;

/** The file is no emulator log; the message is one sentence for the user. */
public final class UnreadableLogException extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableLogException(String message) {
        super(message);
    }
}
