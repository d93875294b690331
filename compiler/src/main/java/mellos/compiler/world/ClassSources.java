package mellos.compiler.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Class files by name: of the class path, with what they say of substitution classes said of their targets; or
 * generated.
 */
final class ClassSources {
    private final ClassPath classPath;
    private final Substitutions substitutions;
    private final Map<String, Supplier<byte[]>> generated = new ConcurrentHashMap<>();

    ClassSources(ClassPath classPath, Substitutions substitutions) {
        this.classPath = classPath;
        this.substitutions = substitutions;
    }

    Optional<byte[]> file(String name) {
        return classPath.file(name);
    }

    Optional<Source> find(String name) {
        if (substitutions.targetOf(name).isPresent()) {
            return Optional.empty();
        }
        Supplier<byte[]> made = generated.get(name);
        if (made != null) {
            return Optional.of(Source.of(ParsedClass.of(name, made.get()), Origin.GENERATED));
        }
        return classPath.find(name).map(found -> {
            byte[] bytes = found.origin() == Origin.SYSTEM ? substitutions.rename(found.bytes()) : found.bytes();
            return Source.of(ParsedClass.of(name, bytes), found.origin());
        });
    }

    /** Makes a class of the compiler's own known under a name that is not taken; the same again changes nothing. */
    void define(String name, Supplier<byte[]> classFile) {
        generated.putIfAbsent(name, classFile);
    }
}
