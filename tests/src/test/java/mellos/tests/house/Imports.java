package mellos.tests.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mellos.cli.Tree;

/**
 * Which packages of a module's products know which others of this project, each with one place that shows it. Class
 * files tell of names written in full, sources of constants, which leave no trace in class files.
 */
final class Imports {
    private static final String PROJECT = "mellos.";
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?mellos\\.([a-z0-9_.]+)\\.[A-Z].*;");

    /** Package, then what it imports, then who shows it. */
    private final Map<String, Map<String, String>> arrows = new TreeMap<>();

    private final Set<String> raw = new TreeSet<>();

    private Imports() {}

    /** @throws AssertionError if the module has not been built */
    static Imports of(String module) {
        Imports imports = new Imports();
        JavaClasses classes = new ClassFileImporter().importPath(Tree.here().at(module + "/target/classes"));
        if (classes.isEmpty()) {
            throw new AssertionError("no classes of " + module);
        }
        classes.forEach(imports::addClass);
        imports.addSources(Tree.here().at(module + "/src/main/java/mellos"));
        return imports;
    }

    Map<String, Map<String, String>> arrows() {
        return arrows;
    }

    /** Packages in which classes marked {@code @RawMemory} stand. */
    Set<String> raw() {
        return raw;
    }

    private void addClass(JavaClass type) {
        String from = packageOf(type);
        arrows.computeIfAbsent(from, _ -> new TreeMap<>());
        if (type.isAnnotatedWith("mellos.magic.RawMemory")) {
            raw.add(from);
        }
        type.getDirectDependenciesFromSelf().forEach(dependency -> {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (target.getName().startsWith(PROJECT)) {
                add(from, packageOf(target), dependency.getDescription());
            }
        });
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName()
                .substring(Math.min(PROJECT.length(), type.getPackageName().length()));
    }

    private void addSources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                addSource(folder, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addSource(Path folder, Path file) throws IOException {
        String from = folder.relativize(file.getParent()).toString().replace('/', '.');
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Matcher matcher = IMPORT.matcher(line);
            if (matcher.matches()) {
                add(from, matcher.group(1), file.getFileName() + " says " + line);
            }
        }
    }

    private void add(String from, String to, String shownBy) {
        if (!from.equals(to)) {
            arrows.computeIfAbsent(from, _ -> new TreeMap<>()).putIfAbsent(to, shownBy);
        }
    }
}
