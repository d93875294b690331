package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import mellos.cli.Tree;
import mellos.magic.HostMemory;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What images are made of does not know simulated memory. */
class HostOnlyTest {
    private static final String SIMULATION = SimulatedMemory.class.getPackageName();

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "kernel", "selftest", "hosted"})
    void modulesOfImagesDoNotNameTheSimulation(String module) {
        JavaClasses classes = new ClassFileImporter().importPath(Tree.here().at(module + "/target/classes"));
        assertFalse(classes.isEmpty(), "no classes of " + module);
        List<String> found = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(HostOnlyTest::isSimulation)
                .map(Dependency::getDescription)
                .toList();
        assertEquals(List.of(), found);
    }

    private static boolean isSimulation(Dependency dependency) {
        String name = dependency.getTargetClass().getBaseComponentType().getName();
        return name.startsWith(SIMULATION + ".") || name.equals(HostMemory.class.getName());
    }
}
