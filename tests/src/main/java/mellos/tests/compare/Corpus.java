package mellos.tests.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mellos.cli.Tree;
import mellos.cli.image.SourceCompiler;
import mellos.cli.image.SourceModule;

/**
 * The guest programs under {@code tests/src/guest/java}, compiled. Each group gets a written main class
 * {@code Programs}, which runs the programs named by its arguments, all without any, and prints {@code == NAME} before
 * each; each program one that runs nothing else. One more runs all groups.
 */
public final class Corpus {
    private static final String PACKAGE = "mellos/tests/guest";
    private final TreeMap<String, List<GuestProgram>> groups = new TreeMap<>();
    private final List<Path> classPath;
    private final String name;

    private Corpus(Path sources, Path work) throws IOException {
        name = work.getFileName().toString();
        try (Stream<Path> folders = Files.list(sources.resolve(PACKAGE))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                groups.put(folder.getFileName().toString(), programs(folder));
            }
        }
        for (var group : groups.entrySet()) {
            Path mains = work.resolve("main").resolve(PACKAGE).resolve(group.getKey());
            write(mains.resolve("Programs.java"), main(group.getKey(), "Programs", group.getValue()));
            for (GuestProgram p : group.getValue()) {
                write(mains.resolve("Only" + p.name() + ".java"), main(group.getKey(), "Only" + p.name(), List.of(p)));
            }
        }
        write(work.resolve("main").resolve(PACKAGE).resolve("AllPrograms.java"), mainOfAll());
        classPath = new SourceCompiler(work)
                .compile(new SourceModule("classes", List.of(sources, work.resolve("main")), List.of(), List.of()));
    }

    /** The tree's corpus, compiled below {@code build/guest}. */
    public static Corpus of(Tree tree) {
        return of(tree.at("tests/src/guest/java"), tree.build("guest"));
    }

    /** A corpus elsewhere, such as one of generated programs. */
    public static Corpus of(Path sources, Path work) {
        try {
            return new Corpus(sources, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GuestProgram> programs(Path folder) throws IOException {
        String group = folder.getFileName().toString();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Corpus::hasMain)
                    .map(p -> p.getFileName().toString())
                    .map(n -> new GuestProgram(group, n.substring(0, n.length() - ".java".length())))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasMain(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("public static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String main(String group, String className, List<GuestProgram> programs) {
        StringBuilder cases = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (GuestProgram p : programs) {
            cases.append("                case \"%1$s\": %1$s.main(new String[0]); break;\n".formatted(p.name()));
            names.append(", \"").append(p.name()).append('"');
        }
        return """
            package mellos.tests.guest.%s;

            import mellos.tests.guest.Out;

            public final class %s {
                private static void run(String name) throws Throwable {
                    switch (name) {
            %s            default: throw new IllegalArgumentException("no program " + name);
                    }
                }

                public static void main(String[] args) {
                    for (String name : args.length > 0 ? args : new String[] {%s}) {
                        Out.text("==");
                        Out.line(name);
                        try {
                            run(name);
                        } catch (Throwable t) {
                            Out.end();
                            Out.text("** left by");
                            Out.thrown(t);
                        }
                    }
                }
            }
            """.formatted(group, className, cases, names.isEmpty() ? "" : names.substring(2));
    }

    private String mainOfAll() {
        return """
            package mellos.tests.guest;

            public final class AllPrograms {
                public static void main(String[] args) {
            %s    }
            }
            """.formatted(groups.keySet().stream()
                .map(group -> "        mellos.tests.guest." + group + ".Programs.main(new String[0]);\n")
                .collect(Collectors.joining()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** The folder's in which it is compiled: images of its programs are named so. */
    public String name() {
        return name;
    }

    public List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    public List<GuestProgram> programs(String group) {
        return groups.get(group);
    }

    /** All programs that fit one of the filters; all without filters. @see GuestProgram#fits(String) */
    public List<GuestProgram> programs(List<String> filters) {
        return groups.values().stream()
                .flatMap(List::stream)
                .filter(p -> filters.isEmpty() || filters.stream().anyMatch(p::fits))
                .toList();
    }

    /** Folders with the compiled programs. */
    public List<Path> classPath() {
        return classPath;
    }

    /** Binary name of the class whose {@code main} runs this program alone. */
    static String mainClass(GuestProgram program) {
        return "mellos.tests.guest." + program.group() + ".Only" + program.name();
    }

    /** Binary name of the class whose {@code main} runs all groups' programs. */
    public static String mainClass() {
        return "mellos.tests.guest.AllPrograms";
    }

    /** Binary name of the class whose {@code main} runs the group's programs. */
    public static String mainClass(String group) {
        return "mellos.tests.guest." + group + ".Programs";
    }
}
