package mellos.tests.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mellos run PROGRAM} and {@code mellos build PROGRAM}, beside {@code java} with the same program. */
@Tag("boot")
@Tag("image")
class ProgramCommandTest {
    private static final String MAIN = """
            package app;
            import java.io.*;
            import java.util.*;
            public class Main {
                public static void main(String[] arguments) throws IOException {
                    System.out.println("arguments " + Arrays.toString(arguments));
                    System.out.println(lib.Part.text() + " " + System.getProperty("p") + " " + System.getenv("MELLOS_TEST_V"));
                    System.err.println("an error line");
                    byte[] input = System.in.readAllBytes();
                    System.out.println("input " + input.length + " " + Arrays.hashCode(input));
                    System.out.write(input);
                    System.out.flush();
                    System.exit(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
                }
            }
            """;
    private static final String PART =
            "package lib; public class Part { public static String text() { return \"%s\"; } }";

    private static final List<String> ARGUMENTS =
            List.of("200", "two words", "", "ü€", "100%25", "\"\"", "--cpus", "a'b");
    private static final byte[] EVERY_BYTE = everyByte();

    @TempDir
    private static Path folder;

    private static Path jar;

    private static byte[] everyByte() {
        byte[] bytes = new byte[3000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + i / 256);
        }
        return bytes;
    }

    /** A jar that names another in its manifest, which has a class once more for newer Javas. */
    @BeforeAll
    static void makeJars() throws IOException {
        Path old = compiled("old", Map.of("lib/Part.java", PART.formatted("old")));
        Path now = compiled("now", Map.of("lib/Part.java", PART.formatted("new")));
        Path main = compiled("main", Map.of("app/Main.java", MAIN, "lib/Part.java", PART.formatted("old")));
        Files.createDirectories(folder.resolve("lib"));
        packed(
                folder.resolve("lib/part one.jar"),
                Map.of(Attributes.Name.MULTI_RELEASE, "true"),
                Map.of(
                        "lib/Part.class", old.resolve("lib/Part.class"),
                        "META-INF/versions/9/lib/Part.class", now.resolve("lib/Part.class")));
        jar = folder.resolve("app one.jar");
        packed(
                jar,
                Map.of(
                        Attributes.Name.MAIN_CLASS, "app.Main",
                        Attributes.Name.CLASS_PATH, "lib/part%20one.jar lib/missing.jar"),
                Map.of("app/Main.class", main.resolve("app/Main.class")));
    }

    private static Path compiled(String name, Map<String, String> sources) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        List<String> command = new ArrayList<>(List.of("-d", out.toString()));
        for (var each : sources.entrySet()) {
            Path file = folder.resolve(name + "-src").resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
            command.add(file.toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(new String[0])));
        return out;
    }

    private static void packed(Path file, Map<Attributes.Name, String> attributes, Map<String, Path> entries)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::put);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            for (var each : entries.entrySet()) {
                packed.putNextEntry(new JarEntry(each.getKey()));
                packed.write(Files.readAllBytes(each.getValue()));
            }
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Build lines aside, which the first run has. */
    private static String withoutBuild(Command.Result result) {
        return new Command.Result(
                        result.status(),
                        result.out(),
                        result.errors().replaceAll("mellos: built [^\n]*\n", "").getBytes())
                .whole();
    }

    @Test
    void aJarIsTheMachine() {
        List<String> settings = List.of("-Dp=a b", "-jar", jar.toString());
        Command.Result wanted = Command.java(EVERY_BYTE, joined(settings, ARGUMENTS));
        Command.Result bare =
                Command.mellos(EVERY_BYTE, joined(List.of("run", "-Dp=a b", jar.toString(), "--"), ARGUMENTS));
        assertEquals(wanted.whole(), withoutBuild(bare));
        assertTrue(wanted.text().contains("new a b"), wanted::text);
        Command.Result again =
                Command.mellos(EVERY_BYTE, joined(List.of("run", "-Dp=a b", jar.toString(), "--"), ARGUMENTS));
        assertEquals(wanted.whole(), again.whole(), "a second run says nothing of its own");
    }

    @Test
    void aJarIsAProcess() {
        Command.Result wanted = Command.java(EVERY_BYTE, joined(List.of("-Dp=x", "-jar", jar.toString()), ARGUMENTS));
        Command.Result hosted = Command.mellos(
                EVERY_BYTE, joined(List.of("run", "--hosted", "-Dp=x", jar.toString(), "--"), ARGUMENTS));
        assertEquals(wanted.whole(), withoutBuild(hosted));
    }

    @Test
    void aJarBecomesAnExecutable() {
        Path file = folder.resolve("executable");
        assertEquals(
                0,
                Command.mellos(new byte[0], List.of("build", jar.toString(), "-o", file.toString()))
                        .status());
        Command.Result wanted = Command.java(new byte[0], List.of("-jar", jar.toString(), "3"));
        assertEquals(
                wanted.whole(),
                Command.run(List.of(file.toString(), "3"), new byte[0]).whole());
    }

    @Test
    void aSourceFileIsTheMachine() throws IOException {
        Path source = folder.resolve("Hello There.java");
        Files.writeString(
                source,
                "package p;\nclass Hello { static void main() { IO.println(Helper.word()); } }\n"
                        + "class Helper { static String word() { return System.getenv(\"MELLOS_TEST_V\"); } }\n");
        Command.Result bare =
                Command.mellos(new byte[0], List.of("run", "--env", "MELLOS_TEST_V=of a file", source.toString()));
        assertEquals("of a file\n", bare.text(), bare::errors);
        assertEquals(0, bare.status());
    }

    @Test
    void whatCannotBeMadeIsSaidInOneSentence() throws IOException {
        Path noMain = folder.resolve("no-main.jar");
        packed(noMain, Map.of(), Map.of());
        Path missing = folder.resolve("missing.jar");
        packed(missing, Map.of(Attributes.Name.MAIN_CLASS, "not.There"), Map.of());
        Path cut = folder.resolve("cut.jar");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path broken = folder.resolve("Broken.java");
        Files.writeString(broken, "class Broken { void main() { int x = ; } }");
        assertRefused(2, "names no Main-Class", noMain.toString());
        assertRefused(7, "not.There", missing.toString());
        assertRefused(2, "is no jar, or a damaged one", cut.toString());
        assertRefused(7, "illegal start of expression", broken.toString());
        assertRefused(7, "no main method", "-cp", folder.resolve("old").toString(), "lib.Part");
    }

    private static void assertRefused(int status, String words, String... program) {
        Command.Result result = Command.mellos(new byte[0], joined(List.of("run"), List.of(program)));
        assertEquals(status, result.status(), result::errors);
        assertTrue(result.errors().contains(words), result::errors);
        assertEquals("", result.text());
    }
}
