package mellos.compiler.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mellos.compiler.model.BuildError;

/** All class files of an image. The system's own come first, then the JDK's, then the application's. */
public final class ClassPath implements AutoCloseable {
    private final List<ClassRoot> system;
    private final ClassRoot jdk;
    private final List<ClassRoot> application;

    private ClassPath(List<ClassRoot> system, ClassRoot jdk, List<ClassRoot> application) {
        this.system = system;
        this.jdk = jdk;
        this.application = application;
    }

    /**
     * @param system directories and jars of the kernel or the hosted platform, of the runtime and of magic
     * @param application directories and jars of the program
     */
    public static ClassPath of(List<Path> system, List<Path> application) {
        return new ClassPath(
                system.stream().map(ClassRoot::of).toList(),
                ClassRoot.ofJdk(),
                application.stream().map(ClassRoot::of).toList());
    }

    /** A class file as it was found. */
    record Found(byte[] bytes, Origin origin) {}

    Optional<Found> find(String internalName) {
        try {
            Optional<byte[]> bytes = findIn(system, internalName);
            if (bytes.isPresent()) {
                return Optional.of(new Found(bytes.get(), Origin.SYSTEM));
            }
            bytes = jdk.read(internalName);
            if (bytes.isPresent()) {
                return Optional.of(new Found(bytes.get(), Origin.JDK));
            }
            return findIn(application, internalName).map(found -> new Found(found, Origin.APPLICATION));
        } catch (IOException e) {
            throw new BuildError(internalName.replace('/', '.') + ": its class file cannot be read: " + e.getMessage());
        }
    }

    private static Optional<byte[]> findIn(List<ClassRoot> roots, String internalName) throws IOException {
        for (ClassRoot root : roots) {
            Optional<byte[]> bytes = root.read(internalName);
            if (bytes.isPresent()) {
                return bytes;
            }
        }
        return Optional.empty();
    }

    /** A file of the JDK or else of the program. */
    Optional<byte[]> file(String name) {
        try {
            Optional<byte[]> ofJdk = jdk.file(name);
            return ofJdk.isPresent() ? ofJdk : applicationFiles(name).stream().findFirst();
        } catch (IOException e) {
            throw new BuildError(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** The program's files of this name, one for each place that has it, in the order of the class path. */
    List<byte[]> applicationFiles(String name) {
        List<byte[]> found = new ArrayList<>();
        try {
            for (ClassRoot root : application) {
                root.file(name).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new BuildError(name + ": cannot be read: " + e.getMessage());
        }
        return found;
    }

    /** Internal names of the program's classes. */
    List<String> applicationClasses() {
        List<String> names = new ArrayList<>();
        try {
            for (ClassRoot root : application) {
                names.addAll(root.names());
            }
        } catch (IOException e) {
            throw new BuildError("the program's class files cannot be listed: " + e.getMessage());
        }
        return names;
    }

    /** The system's own class files by internal name. */
    Map<String, byte[]> systemClasses() {
        Map<String, byte[]> classes = new TreeMap<>();
        try {
            for (ClassRoot root : system) {
                for (String name : root.names()) {
                    classes.putIfAbsent(name, root.read(name).orElseThrow());
                }
            }
        } catch (IOException e) {
            throw new BuildError("the system's class files cannot be read: " + e.getMessage());
        }
        return classes;
    }

    /** Internal names of all classes of the JDK's {@code java.base}. */
    public List<String> jdkClassNames() {
        try {
            return jdk.names();
        } catch (IOException e) {
            throw new BuildError("jrt:/java.base: cannot be listed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        List<ClassRoot> roots = new ArrayList<>(system);
        roots.add(jdk);
        roots.addAll(application);
        for (ClassRoot root : roots) {
            try {
                root.close();
            } catch (IOException e) {
                throw new BuildError("a class path entry cannot be closed: " + e.getMessage());
            }
        }
    }
}
