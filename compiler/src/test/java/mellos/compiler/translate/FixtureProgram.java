package mellos.compiler.translate;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.compiler.model.World;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;

/** A program of the methods of one class of the tests; every call binds directly. */
record FixtureProgram(World world, ClassInfo type) implements Program {
    static FixtureProgram of(Class<?> fixture) {
        try {
            Path classes = Path.of(
                    fixture.getProtectionDomain().getCodeSource().getLocation().toURI());
            World world = ClosedWorld.of(ClassPath.of(List.of(), List.of(classes)), ClosedWorld.Lowering.NONE);
            return new FixtureProgram(world, world.type(fixture.getName().replace('.', '/')));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<MethodInfo> methods() {
        return type.methods();
    }

    @Override
    public List<ClassInfo> records() {
        return List.of(type);
    }

    @Override
    public boolean isInstantiated(ClassInfo candidate) {
        return true;
    }

    @Override
    public Set<FieldInfo> staticFields() {
        return Set.of();
    }

    @Override
    public List<MethodInfo> targets(MethodInfo resolved) {
        return List.of(resolved);
    }

    @Override
    public MethodInfo select(ClassInfo receiver, MethodInfo resolved) {
        return resolved;
    }

    @Override
    public Set<MethodInfo> tableCalls() {
        return Set.of();
    }

    @Override
    public boolean needsInitialization(ClassInfo candidate) {
        return Optional.of(candidate)
                .filter(known -> known != type)
                .flatMap(ClassInfo::initializer)
                .isPresent();
    }
}
