package mellos.runtime.object;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.runtime.simulated.SimulatedClass;
import mellos.runtime.simulated.SimulatedObjects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Number extends Object; Integer extends Number, implements Comparable; arrays of these. */
class SubtypeTest {
    private SimulatedObjects objects;
    private ClassRecord object;
    private ClassRecord number;
    private ClassRecord integer;
    private ClassRecord comparable;
    private ClassRecord bytes;
    private ClassRecord primitive;

    @BeforeEach
    void types() {
        objects = SimulatedObjects.resetStrict();
        object = objects.object();
        comparable = SimulatedClass.ofInterface().make();
        number = objects.define("Number").make();
        integer = objects.define("Integer")
                .extending(number)
                .implementing(comparable)
                .make();
        bytes = objects.arrayOf('B');
        primitive = bytes.component();
    }

    private ClassRecord array(ClassRecord component) {
        return objects.arrayOf(component);
    }

    private static boolean isSubtype(ClassRecord type, ClassRecord of) {
        return Subtype.isSubtype(type, of);
    }

    @Test
    void classes() {
        assertTrue(isSubtype(integer, integer));
        assertTrue(isSubtype(integer, number));
        assertTrue(isSubtype(integer, object));
        assertFalse(isSubtype(number, integer));
        assertFalse(isSubtype(object, number));
    }

    @Test
    void interfaces() {
        assertTrue(isSubtype(integer, comparable));
        assertFalse(isSubtype(number, comparable));
        assertTrue(isSubtype(comparable, object));
        assertFalse(isSubtype(comparable, number));
    }

    @Test
    void arraysAreCovariant() {
        assertTrue(isSubtype(array(integer), array(number)));
        assertTrue(isSubtype(array(integer), array(comparable)));
        assertTrue(isSubtype(array(array(integer)), array(array(object))));
        assertTrue(isSubtype(array(array(integer)), array(object)));
        assertTrue(isSubtype(array(integer), object));
        assertTrue(isSubtype(array(comparable), array(object)));
        assertFalse(isSubtype(array(number), array(integer)));
        assertFalse(isSubtype(array(object), array(array(object))));
    }

    @Test
    void primitives() {
        assertTrue(isSubtype(primitive, primitive));
        assertFalse(isSubtype(primitive, object));
        assertTrue(isSubtype(bytes, object));
        assertFalse(isSubtype(bytes, array(object)));
    }
}
