package mellos.compiler.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.image.fixture.Tables;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import org.junit.jupiter.api.Test;

final class HostHeapTest {
    private static final Path CLASSES = classes();
    private static final World WORLD =
            ClosedWorld.of(ClassPath.of(List.of(), List.of(CLASSES)), ClosedWorld.Lowering.NONE);

    private final HostHeap heap = new HostHeap(WORLD, new Layouts(), Tables.class.getClassLoader());

    private static Path classes() {
        try {
            return Path.of(Tables.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldInfo field(String name) {
        return WORLD.type(Tables.class.getName().replace('.', '/')).fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> types(String field) {
        return heap.types(field(field)).stream().map(ClassInfo::name).collect(Collectors.toSet());
    }

    private String refusal(String field) {
        return assertThrows(BuildError.class, () -> heap.types(field(field))).getMessage();
    }

    @Test
    void anArrayIsOneObject() {
        assertEquals(Set.of("[I"), types("SQUARES"));
        assertEquals(1, heap.numbers().size());
    }

    @Test
    void aCircleOfObjectsEnds() {
        assertEquals(Set.of("mellos/compiler/image/fixture/Tables$Node"), types("RING"));
        assertEquals(2, heap.numbers().size());
    }

    @Test
    void classesAreMirrors() {
        assertEquals(Set.of("java/lang/Class"), types("MIRROR"));
        assertEquals(0, heap.numbers().size());
    }

    @Test
    void onlyAZeroAddressIsAccepted() {
        assertEquals(Set.of(), types("NOWHERE"));
        assertTrue(refusal("SOMEWHERE")
                .startsWith("mellos.compiler.image.fixture.Tables.SOMEWHERE leads to a nonzero address"));
    }

    @Test
    void aThreadIsRefusedWithThePathToIt() {
        assertTrue(refusal("HOLDS_THREAD")
                .startsWith("mellos.compiler.image.fixture.Tables.HOLDS_THREAD.elementData[1] leads to a thread"));
    }

    @Test
    void aLambdaIsRefused() {
        assertTrue(refusal("LAMBDA").contains("LAMBDA leads to a lambda"));
    }

    @Test
    void aTableThatHashesByIdentityIsRefused() {
        assertTrue(refusal("BY_IDENTITY").contains("whose key"));
    }
}
