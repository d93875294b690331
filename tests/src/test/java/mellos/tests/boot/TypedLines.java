package mellos.tests.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import mellos.cli.serial.GuestReport;

/**
 * What a test types at a guest's console.
 *
 * @param words of the line that the guest has to say first
 */
record TypedLines(String words, String... lines) {
    private static final int PAUSE_MILLIS = 50;

    /** Gives the lines when the report has the words; never ends, as a keyboard does not. */
    InputStream after(GuestReport report) {
        return new InputStream() {
            private byte[] rest = String.join(
                            "",
                            java.util.Arrays.stream(lines)
                                    .map(line -> line + "\n")
                                    .toList())
                    .getBytes(StandardCharsets.US_ASCII);

            @Override
            public int read() {
                throw new UnsupportedOperationException("read in bulk");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    while (rest.length == 0 || report.text().stream().noneMatch(line -> line.contains(words))) {
                        Thread.sleep(PAUSE_MILLIS);
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                int count = Math.min(length, rest.length);
                System.arraycopy(rest, 0, into, from, count);
                rest = java.util.Arrays.copyOfRange(rest, count, rest.length);
                return count;
            }
        };
    }
}
