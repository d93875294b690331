package mellos.runtime.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.abi.TypeFlags;
import mellos.magic.simulated.MemoryFault;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.object.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runtime's own readers of headers and records, over what the builder made. */
class SimulatedObjectsTest {
    private SimulatedObjects objects;

    @BeforeEach
    void freshMemory() {
        objects = SimulatedObjects.resetStrict();
    }

    @Test
    void anObjectHasItsHeaderAndItsSize() {
        ClassRecord node = objects.define("Node").size(40).references(16, 32).make();
        Object made = objects.make(node).toObject();
        assertEquals(node, ObjectHeader.record(made));
        assertEquals(40, ObjectHeader.sizeOf(made));
        assertEquals(0, ObjectHeader.lockWord(made).loadInt());
        assertTrue(ObjectHeader.identityHash(made) > 0);
        assertEquals(TypeFlags.HOLDS_REFERENCES, node.flags());
        assertEquals("Node", node.name().toObject());
        Address end = Address.ofObject(made).plus(40);
        assertThrows(MemoryFault.class, end::loadByte);
    }

    @Test
    void arraysHaveALengthAndElements() {
        ClassRecord nodes = objects.arrayOf(objects.object());
        Object made = objects.makeArray(nodes, 5).toObject();
        assertEquals(5, ObjectHeader.arrayLength(made));
        assertEquals(16 + 5 * 8, ObjectHeader.sizeOf(made));
        assertEquals(TypeFlags.ARRAY | TypeFlags.HOLDS_REFERENCES, nodes.flags());
        assertEquals(
                24,
                ObjectHeader.sizeOf(objects.makeArray(objects.arrayOf('C'), 3).toObject()));
        assertEquals(TypeFlags.ARRAY, objects.arrayOf('J').flags());
        assertEquals('J', objects.arrayOf('J').component().primitiveKind());
        ObjectHeader.elements(made).plus(8).storeAddress(Address.ofObject(made));
        assertEquals(made, ObjectHeader.elements(made).plus(8).loadAddress().toObject());
    }

    @Test
    void fieldsAreInherited() {
        ClassRecord node = objects.define("Node").size(24).references(16).make();
        ClassRecord weighted = objects.define("Weighted")
                .extending(node)
                .size(40)
                .references(32)
                .make();
        Address list = weighted.referenceFields();
        assertEquals(2, list.loadInt());
        assertEquals(16, list.plus(4).loadInt());
        assertEquals(32, list.plus(8).loadInt());
        assertTrue(Subtype.isSubtype(weighted, node));
        assertTrue(Subtype.isSubtype(objects.arrayOf(weighted), objects.arrayOf(objects.object())));
    }

    @Test
    void aFieldLiesInItsObject() {
        SimulatedClass tooSmall = objects.define("Small").size(24).references(24);
        assertThrows(IllegalArgumentException.class, tooSmall::make);
        SimulatedClass inHeader = objects.define("Header").size(24).references(8);
        assertThrows(IllegalArgumentException.class, inHeader::make);
    }

    @Test
    void aStringIsReadableOnBothSides() {
        for (String text : new String[] {"", "plain", "na\u00efve", "\u03c0\ud83d\ude00"}) {
            Address start = Address.ofObject(text);
            assertEquals(start.bits(), Address.ofObject(text).bits());
            assertSame(text, start.toObject());
            assertEquals(32, ObjectHeader.sizeOf(text));
        }
    }

    @Test
    void stringsOfOneTextAreApartAsTheyAreInMemory() {
        Address one = objects.define("twice").make().name();
        Address other = objects.define("twice").make().name();
        assertNotEquals(one.bits(), other.bits());
        assertEquals(one.toObject(), other.toObject());
        assertEquals(one.bits(), Address.ofObject(one.toObject()).bits());
        assertEquals(other.bits(), Address.ofObject(other.toObject()).bits());
    }

    @Test
    void otherObjectsOfTheHostHaveNoAddress() {
        byte[] array = new byte[1];
        String problem = assertThrows(IllegalArgumentException.class, () -> Address.ofObject(array))
                .getMessage();
        assertTrue(problem.startsWith("nothing in simulated memory is a [B"), problem);
    }
}
