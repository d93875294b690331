package mellos.cli.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.image.BuildFailure;
import mellos.cli.image.ClassFolder;

/**
 * A program given as a source file, as {@code java Hello.java} takes it: its first class is the main class, and classes
 * of other files in the same source tree are found by their names. Compiled once, until a file changes that was read.
 */
final class SourceProgram {
    private final Path source;
    private final List<Path> classPath;
    private final Path classes;
    private final Set<Path> read = new TreeSet<>();
    private String mainClass = "";

    private SourceProgram(Path source, List<Path> classPath, Path classes) {
        this.source = source;
        this.classPath = classPath;
        this.classes = classes;
    }

    static Program compiled(Tree tree, Path file, List<Path> classPath) {
        if (!Files.isRegularFile(file)) {
            throw new UsageError(file + " does not exist");
        }
        Path source = file.toAbsolutePath().normalize();
        Path classes = tree.build("programs").resolve(ProgramFiles.stem(source.toString()));
        SourceProgram program = new SourceProgram(source, classPath, classes);
        SourceRecord record = SourceRecord.read(classes);
        String main = record.fits(program.setting()) ? record.mainClass() : program.compile();
        String name = source.getFileName().toString().replaceFirst("\\.java$", "");
        List<Path> all = new ArrayList<>(List.of(classes));
        all.addAll(classPath);
        return new Program(name, all, main);
    }

    private String setting() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)) + " "
                + Runtime.version();
    }

    private String compile() {
        try {
            ClassFolder.emptied(classes);
            runJavac();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SourceRecord.of(setting(), mainClass, read).write(classes);
        return mainClass;
    }

    private void runJavac() throws IOException {
        StringWriter findings = new StringWriter();
        var javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) javac.getTask(findings, files, null, options(), null, files.getJavaFileObjects(source));
            task.addTaskListener(new TaskListener() {
                @Override
                public void finished(TaskEvent event) {
                    if (event.getKind() == TaskEvent.Kind.PARSE) {
                        parsed(event.getSourceFile(), event.getCompilationUnit());
                    }
                }
            });
            if (!task.call()) {
                throw new BuildFailure(findings.toString().stripTrailing());
            }
        }
        if (mainClass.isEmpty()) {
            throw new UsageError(source + " has no class");
        }
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(
                List.of("-g", "-proc:none", "-implicit:class", "-encoding", "UTF-8", "-d", classes.toString()));
        options.addAll(List.of("-sourcepath", sourceRoot().toString()));
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        options.addAll(List.of("-cp", path.isEmpty() ? classes.toString() : path));
        return options;
    }

    /** The folder that the file's package begins in. */
    private Path sourceRoot() {
        try (Stream<String> lines = Files.lines(source)) {
            String name = lines.map(String::strip)
                    .filter(line -> line.matches("package\\s+[\\w.]+\\s*;.*"))
                    .map(line -> line.replaceFirst("package\\s+", "").replaceFirst("\\s*;.*", ""))
                    .findFirst()
                    .orElse("");
            Path folder = source.getParent();
            Path asPackage = Path.of(name.replace('.', '/'));
            boolean liesThere = !name.isEmpty() && folder.endsWith(asPackage);
            return liesThere
                    ? folder.getRoot().resolve(folder.subpath(0, folder.getNameCount() - asPackage.getNameCount()))
                    : folder;
        } catch (IOException | UncheckedIOException e) {
            throw new UsageError(source + " cannot be read as text");
        }
    }

    private void parsed(JavaFileObject file, CompilationUnitTree unit) {
        Path path = Path.of(file.toUri());
        read.add(path);
        if (path.equals(source)) {
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            mainClass = unit.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(each -> prefix + ((ClassTree) each).getSimpleName())
                    .findFirst()
                    .orElse("");
        }
    }
}
