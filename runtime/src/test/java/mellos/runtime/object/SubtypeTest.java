package mellos.runtime.object;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Number extends Object; Integer extends Number, implements Comparable; arrays of these. */
class SubtypeTest {
    private Address object;
    private Address number;
    private Address integer;
    private Address comparable;
    private Address primitive;

    @BeforeEach
    void types() {
        SimulatedMemory.reset();
        object = type(Address.zero(), Address.zero(), 0);
        comparable = type(Address.zero(), Address.zero(), TypeFlags.INTERFACE);
        number = type(object, Address.zero(), 0);
        integer = type(number, Address.zero(), 0, comparable);
        primitive = type(Address.zero(), Address.zero(), TypeFlags.PRIMITIVE);
    }

    private static Address type(Address superclass, Address component, int flags, Address... interfaces) {
        Address record = SimulatedMemory.current().allocate(104);
        record.plus(8).storeAddress(superclass);
        record.plus(16).storeAddress(component);
        record.plus(52).storeInt(flags);
        Address list = SimulatedMemory.current().allocate(8 + 8 * interfaces.length);
        list.storeLong(interfaces.length);
        for (int i = 0; i < interfaces.length; i++) {
            list.plus(8 + 8L * i).storeAddress(interfaces[i]);
        }
        record.plus(72).storeAddress(list);
        return record;
    }

    private Address array(Address component) {
        return type(object, component, TypeFlags.ARRAY);
    }

    private static boolean isSubtype(Address type, Address of) {
        return Subtype.isSubtype(type.as(ClassRecord.class), of.as(ClassRecord.class));
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
        assertTrue(isSubtype(array(primitive), object));
        assertFalse(isSubtype(array(primitive), array(object)));
    }
}
