package mellos.compiler.world;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import mellos.compiler.model.BuildError;

/** One place class files come from. */
sealed interface ClassRoot extends AutoCloseable {
    /** The class file's bytes. */
    default Optional<byte[]> read(String internalName) throws IOException {
        return file(internalName + ".class");
    }

    /** The bytes of any file in it, by its name with slashes. */
    Optional<byte[]> file(String name) throws IOException;

    /** Internal names of all classes in it, sorted. */
    List<String> names() throws IOException;

    @Override
    void close() throws IOException;

    /** @throws BuildError if it is neither a directory nor a jar */
    static ClassRoot of(Path path) {
        if (Files.isDirectory(path)) {
            return new Directory(path);
        }
        try {
            return new Jar(new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
        } catch (NoSuchFileException e) {
            throw new BuildError(path + ": no such file or directory on the class path");
        } catch (ZipException e) {
            throw new BuildError(path + ": neither a directory nor a jar: " + e.getMessage());
        } catch (IOException e) {
            throw new BuildError(path + ": cannot be read: " + e.getMessage());
        }
    }

    /** The modules of the JDK that runs the build. */
    static ClassRoot ofJdk() {
        Map<String, ModuleReference> byPackage = new HashMap<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            module.descriptor().packages().forEach(name -> byPackage.put(name.replace('.', '/'), module));
        }
        return new Jdk(byPackage, new ConcurrentHashMap<>());
    }

    record Directory(Path path) implements ClassRoot {
        @Override
        public Optional<byte[]> file(String name) throws IOException {
            try {
                return Optional.of(Files.readAllBytes(path.resolve(name)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        @Override
        public List<String> names() throws IOException {
            try (var files = Files.walk(path)) {
                return classNames(
                        files.map(file -> path.relativize(file).toString().replace('\\', '/'))
                                .toList());
            }
        }

        @Override
        public void close() {}
    }

    record Jar(JarFile file) implements ClassRoot {
        @Override
        public Optional<byte[]> file(String name) throws IOException {
            var entry = file.getJarEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (var stream = file.getInputStream(entry)) {
                return Optional.of(stream.readAllBytes());
            }
        }

        @Override
        public List<String> names() {
            return classNames(
                    file.versionedStream().map(entry -> entry.getName()).toList());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /**
     * The JDK's modules; {@code java.base} is what nearly everything comes from.
     *
     * @param byPackage modules by package, with slashes
     * @param readers those of modules that were needed
     */
    record Jdk(Map<String, ModuleReference> byPackage, Map<ModuleReference, ModuleReader> readers)
            implements ClassRoot {
        @Override
        public Optional<byte[]> file(String name) throws IOException {
            ModuleReference module = byPackage.get(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
            if (module == null) {
                return Optional.empty();
            }
            ModuleReader reader = reader(module);
            Optional<ByteBuffer> found = reader.read(name);
            return found.map(buffer -> {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                reader.release(buffer);
                return bytes;
            });
        }

        private ModuleReader reader(ModuleReference module) {
            return readers.computeIfAbsent(module, key -> {
                try {
                    return key.open();
                } catch (IOException e) {
                    throw new BuildError("jrt:/" + key.descriptor().name() + ": cannot be read: " + e.getMessage());
                }
            });
        }

        /** Those of {@code java.base}. */
        @Override
        public List<String> names() throws IOException {
            try (var files = reader(byPackage.get("java/lang")).list()) {
                return classNames(files.toList());
            }
        }

        @Override
        public void close() throws IOException {
            for (ModuleReader reader : readers.values()) {
                reader.close();
            }
        }
    }

    private static List<String> classNames(List<String> files) {
        return files.stream()
                .filter(file -> file.endsWith(".class") && !file.endsWith("module-info.class"))
                .filter(file -> !file.startsWith("META-INF/"))
                .map(file -> file.substring(0, file.length() - ".class".length()))
                .sorted()
                .toList();
    }
}
