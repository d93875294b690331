package mellos.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain,plain",
                "a%20b,`a b`",
                "%c3%BC,ü",
                "100%,100%",
                "100%2,100%2",
                "%zz,%zz",
                "%%41,%A",
                "\"\",``",
                "%22%22,\"\"",
                "x\"\",x\"\""
            })
    void decodes(String word, String meant) {
        byte[] line = ("-- " + word + " ").getBytes(StandardCharsets.UTF_8);
        assertEquals(meant, EncodedWord.decode(line, 3, line.length - 1));
    }
}
