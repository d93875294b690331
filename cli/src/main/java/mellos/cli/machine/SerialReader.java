package mellos.cli.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what an emulator writes into lines, and tells beginnings of lines that stand for a while. */
final class SerialReader {
    /** A line that stands this long without its end is a prompt: shown as it is. */
    private static final int PROMPT_MILLIS = 60;

    private final InputStream in;
    private final Consumer<String> lines;
    private final Consumer<String> prompts;
    private final StringBuilder line = new StringBuilder();
    private int shown;

    /**
     * @param lines gets each line without its end
     * @param prompts gets the beginning of a line that has not ended for a while
     */
    SerialReader(InputStream in, Consumer<String> lines, Consumer<String> prompts) {
        this.in = in;
        this.lines = lines;
        this.prompts = prompts;
    }

    /** Reads to the end. */
    void run() {
        try {
            byte[] buffer = new byte[8192];
            showPrompt();
            for (int n; (n = in.read(buffer)) >= 0; ) {
                cut(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                showPrompt();
            }
        } catch (IOException e) {
            // The process was killed while its output was read: what came before counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!line.isEmpty()) {
            lines.accept(line.toString());
        }
    }

    private void showPrompt() throws IOException, InterruptedException {
        if (line.length() > shown && in.available() == 0) {
            Thread.sleep(PROMPT_MILLIS);
            if (in.available() == 0) {
                prompts.accept(line.substring(shown));
                shown = line.length();
            }
        }
    }

    private void cut(String text) {
        for (char c : text.toCharArray()) {
            if (c == '\n') {
                lines.accept(line.toString());
                line.setLength(0);
                shown = 0;
            } else if (c != '\r') {
                line.append(c);
            }
        }
    }
}
