package mellos.elf;

import java.io.IOException;

/** The file is no ELF file for x86, or a damaged one; the message is one sentence that names the file. */
public class BadElfException extends IOException {
    private static final long serialVersionUID = 1;

    BadElfException(String message) {
        super(message);
    }
}
