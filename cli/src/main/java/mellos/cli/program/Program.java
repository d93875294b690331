package mellos.cli.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.cli.Tree;
import mellos.cli.UsageError;

/**
 * A program to make an image of.
 *
 * @param name for files that are made of it
 * @param classPath class folders and jars, in order
 * @param mainClass binary name
 */
public record Program(String name, List<Path> classPath, String mainClass) {
    /**
     * The program that the words on the command line name: a jar, a source file, or with a class path the name of a
     * class.
     *
     * @throws UsageError if there is no such program
     * @throws mellos.cli.image.BuildFailure with javac's findings
     */
    public static Program of(Tree tree, String word, Optional<String> classPath) {
        List<Path> given = classPath.map(ClassPathText::parse).orElse(List.of());
        if (word.endsWith(".java")) {
            return SourceProgram.compiled(tree, Path.of(word), given);
        }
        return classPath.isPresent() ? ofClass(word, given) : JarProgram.read(Path.of(word));
    }

    private static Program ofClass(String word, List<Path> classPath) {
        String name = word.replace('/', '.');
        if (!name.matches("[\\p{javaJavaIdentifierPart}.]+")) {
            throw new UsageError("'" + word + "' is no name of a class, which has to stand behind the class path");
        }
        return new Program(name, classPath, name);
    }
}
