package mellos.cli.image;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

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
        if (known != null) {
            return known;
        }
        StringBuilder setting = new StringBuilder(String.join(" ", CompilerFlags.of(module.poms())));
        for (SourceModule dependency : module.dependencies()) {
            setting.append(' ').append(upToDate(dependency).api());
        }
        Path record = output.resolve(module.name() + ".snapshot");
        Snapshot old = Snapshot.read(record);
        Map<String, String> now = Snapshot.scan(module);
        Snapshot result = old;
        if (!now.equals(old.files()) || !setting.toString().equals(old.setting())) {
            Files.deleteIfExists(record);
            String api = setting.toString().equals(old.setting()) && compileChanged(module, old, now)
                    ? old.api()
                    : compileAll(module, now.keySet());
            result = new Snapshot(now, setting.toString(), api);
            result.write(record);
        }
        done.put(module, result);
        return result;
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
        emptied(fresh);
        javac(module, changed, fresh, classPath(module));
        List<Path> compiled = classFiles(fresh);
        List<Path> replaced = new ArrayList<>();
        for (Path p : compiled) {
            replaced.add(classes(module).resolve(fresh.relativize(p)));
        }
        if (!new TreeSet<>(replaced).equals(siblings(replaced))
                || !ApiFingerprint.of(compiled).equals(ApiFingerprint.of(replaced))) {
            return false;
        }
        for (int i = 0; i < compiled.size(); i++) {
            Files.move(compiled.get(i), replaced.get(i), StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    /** The present class files of the same top-level classes. */
    private static TreeSet<Path> siblings(List<Path> classFiles) throws IOException {
        TreeSet<Path> result = new TreeSet<>();
        for (Path folder : classFiles.stream().map(Path::getParent).collect(Collectors.toSet())) {
            var outer = classFiles.stream()
                    .filter(p -> p.getParent().equals(folder))
                    .map(SourceCompiler::outerName)
                    .collect(Collectors.toSet());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> present = Files.list(folder)) {
                    present.filter(p -> p.toString().endsWith(".class") && outer.contains(outerName(p)))
                            .forEach(result::add);
                }
            }
        }
        return result;
    }

    private static String outerName(Path classFile) {
        String name = classFile.getFileName().toString();
        int end = name.indexOf('$', 1);
        return end < 0 ? name.substring(0, name.length() - ".class".length()) : name.substring(0, end);
    }

    private String compileAll(SourceModule module, Collection<String> files) throws IOException {
        emptied(classes(module));
        if (!files.isEmpty()) {
            javac(
                    module,
                    files,
                    classes(module),
                    classPath(module).stream().skip(1).toList());
        }
        return ApiFingerprint.of(classFiles(classes(module)));
    }

    private static void javac(SourceModule module, Collection<String> files, Path to, List<Path> classPath)
            throws IOException {
        List<String> options = new ArrayList<>(CompilerFlags.of(module.poms()));
        options.addAll(List.of(
                "-d",
                to.toString(),
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":"))));
        var javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new BuildFailure("this Java has no compiler: a JDK is needed, not a JRE");
        }
        StringWriter findings = new StringWriter();
        try (var manager = javac.getStandardFileManager(null, null, null)) {
            if (!javac.getTask(findings, manager, null, options, null, manager.getJavaFileObjectsFromStrings(files))
                    .call()) {
                throw new BuildFailure(findings.toString().stripTrailing());
            }
        }
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(".class")).sorted().toList();
        }
    }

    private static void emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
