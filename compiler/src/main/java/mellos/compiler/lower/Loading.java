package mellos.compiler.lower;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.World;
import mellos.compiler.world.DeclaredType;
import mellos.compiler.world.Origin;

/** Which classes cannot be loaded, and what Java throws for it: their own class file, or one above them. */
final class Loading {
    private final World world;
    private final Map<String, Optional<Thrown>> failures = new ConcurrentHashMap<>();

    Loading(World world) {
        this.world = world;
    }

    /** @param name internal name or an array's descriptor */
    Optional<Thrown> failure(String name) {
        Optional<Thrown> known = failures.get(name);
        if (known == null) {
            known = name.startsWith("[") ? ofElement(name) : ofClass(name);
            failures.put(name, known);
        }
        return known;
    }

    private Optional<Thrown> ofElement(String descriptor) {
        String element = descriptor.substring(descriptor.lastIndexOf('[') + 1);
        return element.startsWith("L") ? failure(element.substring(1, element.length() - 1)) : Optional.empty();
    }

    private Optional<Thrown> ofClass(String name) {
        try {
            Optional<ClassInfo> found = world.find(name);
            return found.isEmpty() ? Optional.of(Thrown.noClass(name)) : ofSupertypes(found.get());
        } catch (BuildError e) {
            return Optional.of(Thrown.of("ClassFormatError", e.getMessage(), e.getMessage()));
        }
    }

    private Optional<Thrown> ofSupertypes(ClassInfo type) {
        if (!(type instanceof DeclaredType declared) || declared.source().origin() != Origin.APPLICATION) {
            return Optional.empty();
        }
        ClassModel model = declared.source().model();
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(ClassEntry::asInternalName)
                .map(this::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
