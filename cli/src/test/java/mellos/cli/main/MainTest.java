package mellos.cli.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense gets one sentence and status 2; help has examples. */
class MainTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int execute(String... arguments) {
        return Main.commandLine()
                .setErr(new PrintWriter(err))
                .setOut(new PrintWriter(out))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "run --cpus 0",
                "run --cpus -1",
                "run --cpus 256",
                "run --cpus four",
                "run --cpus 99999999999",
                "run --memory 3",
                "run --memory lots",
                "run --memory 99999G",
                "run --kernel /does/not/exist --dry-run",
                "run --timeout 0",
                "run --timeout x",
                "run --log /does/not/exist/x",
                "run --profile fast --dry-run",
                "run --frobnicate",
                "run --topology x;y --dry-run",
                "run --machine ; --dry-run",
                "run extra",
                "run extra.jar",
                "run Extra.java",
                "run .",
                "run pom.xml",
                "run -cp /does/not/exist Main",
                "run -cp .",
                "run -cp : Main",
                "run -cp . 1;2",
                "run --hosted",
                "run --heap 3X pom.xml",
                "run --heap 64M",
                "run -Da=b",
                "run --env A=b",
                "run --forever -cp . Main",
                "run --kernel pom.xml -cp . Main",
                "build -o app pom.xml",
                "build -o app",
                "build",
                "build -o x.txt",
                "build -o /does/not/exist/x.iso",
                "build -o x.elf --report /does/not/exist/x",
                "build -o x.elf --report x.txt --kernel pom.xml",
                "trace",
                "trace /does/not/exist.json",
                "trace /",
                "doctor /does/not/exist",
                "debug -x /does/not/exist"
            })
    void nonsenseGetsOneSentence(String line) {
        assertEquals(2, execute(line.split(" ")), line);
        assertEquals(1, err.toString().strip().lines().count(), () -> line + ": " + err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "build", "test", "debug", "trace"})
    void everyCommandHasExamples(String command) {
        assertEquals(0, execute(command, "--help"));
        assertTrue(out.toString().contains("Examples:"), out::toString);
    }

    @Test
    void aTraceThatIsNoneIsSaidToBe() throws IOException {
        Path file = Files.writeString(folder.resolve("t.json"), "not JSON");
        assertEquals(2, execute("trace", file.toString()));
        assertTrue(err.toString().contains("is no JSON"), err::toString);
        Files.writeString(file, "{}");
        assertEquals(2, execute("trace", file.toString()));
        assertTrue(err.toString().contains("no stages"), err::toString);
    }
}
