package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileHashTest {
    @TempDir
    Path folder;

    private Path folderWith(String name, String code) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.resolve("p"));
        Files.writeString(place.resolve("p/A.class"), code);
        Files.writeString(place.resolve("p/B.class"), "b");
        return place;
    }

    private static String identity(Path place) {
        return ClassFileHash.of(List.of(place), _ -> true);
    }

    @Test
    void aJarIsWhatAFolderIs() throws IOException {
        Path classes = folderWith("classes", "a");
        Path jar = folder.resolve("tool.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("p/B.class", "p/A.class", "META-INF/MANIFEST.MF")) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.startsWith("p/") ? Files.readAllBytes(classes.resolve(name)) : new byte[] {1});
            }
        }
        assertEquals(identity(classes), identity(jar));
    }

    @Test
    void otherCodeIsAnotherCompiler() throws IOException {
        assertNotEquals(identity(folderWith("one", "a")), identity(folderWith("other", "c")));
    }

    @Test
    void whatIsNotWantedDoesNotCount() throws IOException {
        assertEquals(
                ClassFileHash.of(List.of(folderWith("one", "a")), name -> name.equals("p/B.class")),
                ClassFileHash.of(List.of(folderWith("other", "c")), name -> name.equals("p/B.class")));
    }
}
