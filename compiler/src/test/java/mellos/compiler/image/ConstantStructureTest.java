package mellos.compiler.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConstantStructureTest {
    private final ConstantStructure structure = new ConstantStructure();

    @Test
    void partsStandAtTheirOffsetsWithZerosBetween() {
        structure.put(12, "i32 7");
        structure.put(0, "ptr @a");
        structure.put(24, "[2 x ptr] [ptr @b, ptr @c]");
        structure.put(40, "i8 1");
        assertEquals(
                "<{ ptr, [4 x i8], i32, [8 x i8], [2 x ptr], i8 }>"
                        + " <{ ptr @a, [4 x i8] zeroinitializer, i32 7, [8 x i8] zeroinitializer, [2 x ptr] [ptr @b, ptr @c], i8 1 }>",
                structure.text());
    }

    @Test
    void twoPartsAtOnePlaceAreRefused() {
        structure.put(8, "i32 1");
        assertThrows(IllegalStateException.class, () -> structure.put(8, "i32 2"));
    }

    @Test
    void aPartThatReachesIntoTheNextIsRefused() {
        structure.put(0, "ptr null");
        structure.put(4, "i32 1");
        assertThrows(IllegalStateException.class, structure::text);
    }
}
