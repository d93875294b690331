package mellos.runtime.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** An entry of the program's class path, as the build reads it. Images do not hold this class. */
sealed interface ResourcePlace {
    /** Its resources, in the order of their names: one program gives one image. */
    List<Resource> read() throws IOException;

    static ResourcePlace of(Path path) {
        return Files.isDirectory(path) ? new Folder(path) : new Jar(path);
    }

    private static boolean isResource(String name) {
        return !name.endsWith(".class") && !name.endsWith("/");
    }

    /** A folder of class files. */
    record Folder(Path path) implements ResourcePlace {
        @Override
        public List<Resource> read() throws IOException {
            List<Resource> found = new ArrayList<>();
            List<Path> files;
            try (var all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String name = path.relativize(file).toString();
                if (isResource(name)) {
                    found.add(new Resource("file:/", name, Files.readAllBytes(file)));
                }
            }
            return found;
        }
    }

    /** A jar; of several versions of an entry the one for the JDK that builds. */
    record Jar(Path path) implements ResourcePlace {
        @Override
        public List<Resource> read() throws IOException {
            List<Resource> found = new ArrayList<>();
            String place = "jar:file:/" + path.getFileName() + "!/";
            try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
                for (JarEntry entry : jar.versionedStream().toList()) {
                    if (isResource(entry.getName())) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            found.add(new Resource(place, entry.getName(), in.readAllBytes()));
                        }
                    }
                }
            }
            return found;
        }
    }
}
