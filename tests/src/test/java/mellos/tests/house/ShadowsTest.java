package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mellos.cli.Tree;
import org.junit.jupiter.api.Test;

/** No test class stands in for a product's class of the same name: tests run what images contain. */
class ShadowsTest {
    @Test
    void testClassesHaveNamesOfTheirOwn() throws IOException {
        Set<String> shadows = classes("test-classes");
        Set<String> products = classes("classes");
        assertFalse(shadows.isEmpty() || products.isEmpty());
        shadows.retainAll(products);
        assertEquals(Set.of(), shadows);
    }

    private static Set<String> classes(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : Tree.here().modules()) {
            Path folder = Tree.here().at(module + "/target/" + kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.map(folder::relativize)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> !name.endsWith("package-info.class"))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
