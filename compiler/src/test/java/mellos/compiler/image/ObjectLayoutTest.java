package mellos.compiler.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mellos.compiler.image.fixture.Fields;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.magic.abi.ObjectHeaderLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectLayoutTest {
    private static final World WORLD = world();

    private final Layouts layouts = new Layouts();

    private static World world() {
        try {
            Path classes = Path.of(Fields.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ClosedWorld.of(ClassPath.of(List.of(), List.of(classes)), ClosedWorld.Lowering.NONE);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String name) {
        ClassInfo type = WORLD.type("mellos/compiler/image/fixture/Fields$" + name);
        ObjectLayout layout = layouts.of(type);
        return layout.fields().stream()
                .map(field -> field.name() + "@" + layout.offset(field))
                .collect(Collectors.joining(" ", "", " = " + layout.size()));
    }

    @Test
    void anIntFillsTheGapBehindTheHeader() {
        assertEquals("number@12 wide@16 text@24 = 32", text("Mixed"));
    }

    @Test
    void bytesFillWhatIsLeft() {
        assertEquals("narrow@12 flag@14 tiny@15 wide@16 = 24", text("Narrow"));
    }

    @Test
    void aSubclassGoesOnWhereItsSuperclassEnds() {
        assertEquals("narrow@12 flag@14 tiny@15 wide@16 more@24 = 32", text("Below"));
    }

    @Test
    void aWideFieldLeavesAGapOnlyIfNothingFits() {
        assertEquals("wide@16 = 24", text("Wide"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String",
                "java/lang/Thread",
                "java/util/HashMap",
                "java/util/Formatter",
                "java/lang/Class"
            })
    void fieldsAreAlignedAndDoNotOverlap(String name) {
        ObjectLayout layout = layouts.of(WORLD.type(name));
        List<FieldInfo> fields = new ArrayList<>(layout.fields());
        fields.sort(java.util.Comparator.comparing(layout::offset));
        int end = ObjectHeaderLayout.OBJECT_FIELDS;
        for (FieldInfo field : fields) {
            int size = MemoryType.of(field.type()).size();
            assertEquals(0, layout.offset(field) % size, field::name);
            assertTrue(layout.offset(field) >= end, field::name);
            end = layout.offset(field) + size;
        }
        assertTrue(layout.size() >= end && layout.size() % 8 == 0);
    }
}
