package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiles what goes into images with javac in this process, and only what changed: files whose visible part stayed as
 * it was are compiled alone, anything else compiles the module and those that depend on it again.
 */
public final class SourceCompiler {
    private final Path output;
    private final Map<SourceModule, Snapshot> done = new HashMap<>();

    /** @param output gets one folder of class files for each module */
    public SourceCompiler(Path output) {
        this.output = output;
    }

    /**
     * Brings the module's class files up to date.
     *
     * @return class folders of the module and its dependencies, the module's own first
     * @throws BuildFailure with javac's findings
     */
    public List<Path> compile(SourceModule module) {
        try {
            upToDate(module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classPath(module).stream().distinct().toList();
    }

    private Path classes(SourceModule module) {
        return output.resolve(module.name());
    }

    private Stream<Path> classPathOf(SourceModule module) {
        return Stream.concat(
                Stream.of(classes(module)), module.dependencies().stream().flatMap(this::classPathOf));
    }

    private List<Path> classPath(SourceModule module) {
        return classPathOf(module).toList();
    }

    private Snapshot upToDate(SourceModule module) throws IOException {
        Snapshot known = done.get(module);
        if (known == null) {
            known = brought(module);
            done.put(module, known);
        }
        return known;
    }

    private Snapshot brought(SourceModule module) throws IOException {
        String setting = setting(module);
        Path record = output.resolve(module.name() + ".snapshot");
        Snapshot old = Snapshot.read(record);
        Map<String, String> now = SourceScan.of(module);
        if (now.equals(old.files()) && setting.equals(old.setting())) {
            return old;
        }
        Files.deleteIfExists(record);
        String api = setting.equals(old.setting()) && compileChanged(module, old, now)
                ? old.api()
                : compileAll(module, now.keySet());
        Snapshot result = new Snapshot(now, setting, api);
        result.write(record);
        return result;
    }

    /** What a module's class files depend on besides its own sources. */
    private String setting(SourceModule module) throws IOException {
        StringBuilder setting = new StringBuilder(String.join(" ", CompilerFlags.of(module.poms())));
        for (SourceModule dependency : module.dependencies()) {
            setting.append(' ').append(upToDate(dependency).api());
        }
        return setting.toString();
    }

    /** @return false if more than bodies changed, or nothing can be told: then all has to be compiled */
    private boolean compileChanged(SourceModule module, Snapshot old, Map<String, String> now) throws IOException {
        if (!now.keySet().equals(old.files().keySet())) {
            return false;
        }
        List<String> changed = now.keySet().stream()
                .filter(f -> !now.get(f).equals(old.files().get(f)))
                .toList();
        if (changed.stream().anyMatch(f -> f.endsWith("/package-info.java"))) {
            // Without an annotation there is no class file, and nothing that the old one could be told by.
            return false;
        }
        Path fresh = output.resolve(module.name() + ".fresh");
        ClassFolder.emptied(fresh);
        Javac.compile(module, changed, fresh, classPath(module));
        return replace(fresh, classes(module));
    }

    /** @return false, and nothing is done, if the fresh class files do not stand in for present ones */
    private static boolean replace(Path fresh, Path present) throws IOException {
        List<Path> compiled = ClassFolder.classFiles(fresh);
        List<Path> replaced = new ArrayList<>();
        for (Path p : compiled) {
            replaced.add(present.resolve(fresh.relativize(p)));
        }
        if (!new TreeSet<>(replaced).equals(ClassSiblings.of(replaced))
                || !ApiFingerprint.of(compiled).equals(ApiFingerprint.of(replaced))) {
            return false;
        }
        for (int i = 0; i < compiled.size(); i++) {
            Files.move(compiled.get(i), replaced.get(i), StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    private String compileAll(SourceModule module, Collection<String> files) throws IOException {
        ClassFolder.emptied(classes(module));
        if (!files.isEmpty()) {
            Javac.compile(
                    module,
                    files,
                    classes(module),
                    classPath(module).stream().skip(1).toList());
        }
        return ApiFingerprint.of(ClassFolder.classFiles(classes(module)));
    }
}
