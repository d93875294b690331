package mellos.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerIdentityTest {
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
        return CompilerIdentity.of(List.of(place));
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

    private static Class<?> type(String internalName) throws ClassNotFoundException {
        return Class.forName(internalName.replace('/', '.'), false, Pipeline.class.getClassLoader());
    }

    /** A module that the compiler comes to stand on has to be counted, too. */
    @Test
    void everyModuleThatTheCompilerNamesIsPartOfIt() throws Exception {
        Path compiler = CompilerIdentity.place(Pipeline.class);
        Set<Path> named = new HashSet<>();
        try (Stream<Path> files = Files.walk(compiler)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof ClassEntry type
                            && type.asInternalName().startsWith("mellos/")) {
                        named.add(CompilerIdentity.place(type(type.asInternalName())));
                    }
                }
            }
        }
        assertEquals(named, Set.copyOf(CompilerIdentity.places()));
    }
}
