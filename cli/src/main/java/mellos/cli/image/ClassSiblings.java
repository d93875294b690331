package mellos.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files that come from the same top-level classes. */
final class ClassSiblings {
    private ClassSiblings() {}

    /** The present class files of the same top-level classes. */
    static TreeSet<Path> of(List<Path> classFiles) throws IOException {
        TreeSet<Path> result = new TreeSet<>();
        for (Path folder : classFiles.stream().map(Path::getParent).collect(Collectors.toSet())) {
            var outer = classFiles.stream()
                    .filter(p -> p.getParent().equals(folder))
                    .map(ClassSiblings::outerName)
                    .collect(Collectors.toSet());
            if (Files.isDirectory(folder)) {
                classFiles(folder, outer).forEach(result::add);
            }
        }
        return result;
    }

    private static List<Path> classFiles(Path folder, Set<String> outer) throws IOException {
        try (Stream<Path> present = Files.list(folder)) {
            return present.filter(p -> p.toString().endsWith(".class") && outer.contains(outerName(p)))
                    .toList();
        }
    }

    private static String outerName(Path classFile) {
        String name = classFile.getFileName().toString();
        int end = name.indexOf('$', 1);
        return end < 0 ? name.substring(0, name.length() - ".class".length()) : name.substring(0, end);
    }
}
