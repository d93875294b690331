package mellos.runtime.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawTextTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private String text() {
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    @Test
    void decimals() {
        for (long number : new long[] {0, 1, -1, 9, 10, -10, 99, 100, 1234567890123L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            RawText.writeDecimal(written::write, number);
            assertEquals(Long.toString(number), text());
        }
    }

    @Test
    void hexadecimals() {
        RawText.writeHexadecimal(written::write, 0xfee0_0000_dead_beefL, 16);
        assertEquals("fee00000deadbeef", text());
        RawText.writeHexadecimal(written::write, 0xff, 4);
        assertEquals("00ff", text());
    }

    @Test
    void codePoints() {
        String sample = "aé€😀";
        sample.codePoints().forEach(codePoint -> RawText.writeCodePoint(written::write, codePoint));
        assertEquals(sample, text());
    }
}
