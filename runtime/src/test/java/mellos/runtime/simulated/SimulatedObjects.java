package mellos.runtime.simulated;

import java.util.HashMap;
import java.util.Map;
import mellos.magic.Address;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.simulated.ObjectModel;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;

/**
 * A simulated memory with types and objects in it. {@link #reset} binds it to the calling thread; threads made from
 * then on share it, and any of them may make objects.
 *
 * <p>{@code Address.toObject} gives a Java string for a string in memory, and a {@link SimulatedObject} for any other
 * object. {@code Address.ofObject} takes either: a string of the host is laid out in memory when its address is first
 * asked for, and stays there. No other object of the host has an address, arrays included: a change on one side would
 * not be seen on the other.
 *
 * <p>For millions of objects keep addresses; a {@code SimulatedObject} is for code that wants an {@code Object}.
 */
public final class SimulatedObjects implements ObjectModel {
    private static final String PRIMITIVES = "ZBSCIJFD";
    private static final String LOG_SIZES = "00112323";
    private static final int LOG_REFERENCE = 3;

    private final SimulatedMemory memory;
    private final ClassRecord object = new SimulatedClass().make();
    private final Map<Character, ClassRecord> primitiveArrays = new HashMap<>();
    private final SimulatedStrings strings;
    private final HostStrings hostStrings = new HostStrings();

    private SimulatedObjects(SimulatedMemory memory) {
        this.memory = memory;
        for (int i = 0; i < PRIMITIVES.length(); i++) {
            char kind = PRIMITIVES.charAt(i);
            ClassRecord primitive = new SimulatedClass().primitive(kind).make();
            primitiveArrays.put(kind, array(primitive, LOG_SIZES.charAt(i) - '0'));
        }
        ClassRecord string = new SimulatedClass()
                .extending(object)
                .size(SimulatedStrings.SIZE)
                .references(SimulatedStrings.VALUE)
                .make();
        strings = new SimulatedStrings(this, string, arrayOf('B'));
    }

    /** Fresh memory with types in it. */
    public static SimulatedObjects reset() {
        return in(SimulatedMemory.reset());
    }

    /** The same with memory in which an access outside what was allocated is a fault. */
    public static SimulatedObjects resetStrict() {
        return in(SimulatedMemory.resetStrict());
    }

    private static SimulatedObjects in(SimulatedMemory memory) {
        SimulatedObjects objects = new SimulatedObjects(memory);
        memory.use(objects);
        return objects;
    }

    /** Where the objects lie, for what is no object: a collector's tables, stacks. */
    public SimulatedMemory memory() {
        return memory;
    }

    /** The record of {@code Object}. */
    public ClassRecord object() {
        return object;
    }

    /** A class that extends {@code Object}, unless more is said. */
    public SimulatedClass define(String name) {
        return new SimulatedClass().extending(object).name(strings.make(name));
    }

    /**
     * The record of {@code byte[]} and its like, by the character of the element's descriptor: one of {@code ZBSCIJFD}.
     */
    public ClassRecord arrayOf(char primitive) {
        ClassRecord record = primitiveArrays.get(primitive);
        if (record == null) {
            throw new IllegalArgumentException("no primitive type: " + primitive);
        }
        return record;
    }

    /** A record of arrays of this type of references; it is made anew each time. */
    public ClassRecord arrayOf(ClassRecord component) {
        ClassRecord made = array(component, LOG_REFERENCE);
        new RecordFields(component).set("arrayType", made);
        return made;
    }

    private ClassRecord array(ClassRecord component, int logSize) {
        return new SimulatedClass()
                .extending(object)
                .elements(component, logSize)
                .make();
    }

    /** A fresh object, zero behind its header. */
    public Address make(ClassRecord type) {
        Address start = memory.allocate(type.instanceSize());
        layOut(start, type);
        return start;
    }

    /** A fresh array of zeros. */
    public Address makeArray(ClassRecord type, int length) {
        Address start = memory.allocate(ObjectHeader.arraySize(type, length));
        layOutArray(start, type, length);
        return start;
    }

    /** Makes an object out of zeroed memory that an allocator under test gave. */
    public static void layOut(Address start, ClassRecord type) {
        start.plus(ObjectHeaderLayout.OBJECT_RECORD).storeAddress(Address.ofStruct(type));
    }

    /** Makes an array out of zeroed memory that an allocator under test gave. */
    public static void layOutArray(Address start, ClassRecord type, int length) {
        start.plus(ObjectHeaderLayout.ARRAY_LENGTH).storeInt(length);
        layOut(start, type);
    }

    @Override
    public Object objectAt(Address start) {
        return strings.holds(start) ? hostStrings.at(start, strings::read) : new SimulatedObject(start.bits());
    }

    @Override
    public Address addressOf(Object candidate) {
        return switch (candidate) {
            case String text -> hostStrings.addressOf(text, strings::make);
            case SimulatedObject simulated -> simulated.address();
            default ->
                throw new IllegalArgumentException("nothing in simulated memory is a "
                        + candidate.getClass().getName() + ": lay it out there and use its address");
        };
    }
}
