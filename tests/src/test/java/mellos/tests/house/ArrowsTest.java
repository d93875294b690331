package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mellos.cli.Tree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which module may know which: kernel → runtime → magic, hosted → runtime, cli → compiler and doctor, compiler → magic; nothing else. */
class ArrowsTest {
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.of(
        "magic", Set.of(),
        "runtime", Set.of("magic"),
        "kernel", Set.of("runtime", "magic"),
        "selftest", Set.of("kernel", "runtime", "magic"),
        "hosted", Set.of("runtime", "magic"),
        "compiler", Set.of("magic"),
        "doctor", Set.of(),
        "cli", Set.of("compiler", "doctor")));

    @TestFactory
    List<DynamicTest> modulesKnowOnlyWhatTheyMay() {
        return ARROWS.keySet().stream().map(m -> DynamicTest.dynamicTest(m, () -> assertEquals(List.of(), strayArrows(m)))).toList();
    }

    private static List<String> strayArrows(String module) {
        JavaClasses classes = new ClassFileImporter().importPath(Tree.here().at(module + "/target/classes"));
        assertFalse(classes.isEmpty(), "no classes of " + module);
        return classes.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream()).filter(d -> stray(module, d)).map(Dependency::getDescription).sorted().toList();
    }

    private static boolean stray(String module, Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String[] name = target.getName().split("\\.");
        return name[0].equals("mellos") && !name[1].equals(module) && !ARROWS.get(module).contains(name[1]);
    }
}
