package mellos.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled again after which change. */
class SourceCompilerTest {
    @TempDir
    Path folder;

    private SourceModule base;
    private SourceModule user;
    private int edits;

    @BeforeEach
    void twoModules() throws IOException {
        base = new SourceModule("base", List.of(folder.resolve("base-src")), List.of(), List.of());
        user = new SourceModule("user", List.of(folder.resolve("user-src")), List.of(), List.of(base));
        write("base-src/A.java", "public class A { public static int f() { return 1; } }");
        write("base-src/B.java", "public class B { }");
        write("user-src/C.java", "public class C { int g() { return A.f(); } }");
        compile();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000L * ++edits));
    }

    private List<Path> compile() {
        return new SourceCompiler(folder.resolve("out")).compile(user);
    }

    private FileTime time(String classFile) throws IOException {
        return Files.getLastModifiedTime(folder.resolve("out").resolve(classFile));
    }

    /** Sets all results to a time that no compilation gives. */
    private void age() throws IOException {
        for (String c : List.of("base/A.class", "base/B.class", "user/C.class")) {
            Files.setLastModifiedTime(folder.resolve("out").resolve(c), FileTime.fromMillis(5));
        }
    }

    @Test
    void nothingChangedNothingCompiled() throws IOException {
        age();
        compile();
        assertEquals(5, time("base/A.class").toMillis());
    }

    @Test
    void aBodyCompilesItsFileAlone() throws IOException {
        age();
        write("base-src/A.java", "public class A { public static int f() { return 2; } }");
        compile();
        assertNotEquals(5, time("base/A.class").toMillis());
        assertEquals(5, time("base/B.class").toMillis());
        assertEquals(5, time("user/C.class").toMillis());
    }

    @Test
    void aSignatureCompilesAllThatDepends() throws IOException {
        age();
        write("base-src/A.java", "public class A { public static short f() { return 2; } }");
        compile();
        assertNotEquals(5, time("base/B.class").toMillis());
        assertNotEquals(5, time("user/C.class").toMillis());
    }

    @Test
    void aConstantIsPartOfTheSignature() throws IOException {
        write(
                "base-src/A.java",
                "public class A { public static final int K = 1; public static int f() { return 1; } }");
        compile();
        age();
        write(
                "base-src/A.java",
                "public class A { public static final int K = 2; public static int f() { return 1; } }");
        compile();
        assertNotEquals(5, time("user/C.class").toMillis());
    }

    @Test
    void classesOfRemovedFilesGo() throws IOException {
        Files.delete(folder.resolve("base-src/B.java"));
        compile();
        assertFalse(Files.exists(folder.resolve("out/base/B.class")));
    }

    @Test
    void whatAPackageNoLongerDeclaresGoes() throws IOException {
        write("base-src/p/package-info.java", "@Deprecated package p;");
        compile();
        assertTrue(Files.exists(folder.resolve("out/base/p/package-info.class")));
        write("base-src/p/package-info.java", "package p;");
        compile();
        assertFalse(Files.exists(folder.resolve("out/base/p/package-info.class")));
    }

    @Test
    void anErrorNamesFileAndLineAndIsFoundAgain() throws IOException {
        write("user-src/C.java", "public class C { int g() { return nothing; } }");
        BuildFailure first = assertThrows(BuildFailure.class, this::compile);
        assertTrue(first.getMessage().contains("C.java:1"), first.getMessage());
        assertThrows(BuildFailure.class, this::compile);
        write("user-src/C.java", "public class C { }");
        assertEquals(2, compile().size());
    }
}
