package mellos.runtime.simulated;

import java.util.ArrayList;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.Struct;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TypeFlags;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.object.ClassRecord;

/**
 * A class record to be: what a test says of a type, then {@link #make}. Without a word said it is a class that extends
 * nothing, has no fields and is initialised. Type numbers, mirrors and dispatch tables are zero.
 */
public final class SimulatedClass {
    private ClassRecord superclass;
    private ClassRecord component;
    private int size = ObjectHeaderLayout.ARRAY_ELEMENTS;
    private int flags;
    private int primitiveKind = 'L';
    private Address name = Address.zero();
    private final List<Integer> references = new ArrayList<>();
    private final List<ClassRecord> interfaces = new ArrayList<>();

    SimulatedClass() {}

    /** An interface; it has no superclass in its record. */
    public static SimulatedClass ofInterface() {
        return new SimulatedClass().flags(TypeFlags.INTERFACE);
    }

    /** Inherits the superclass' fields, so that this class' own come behind them. */
    public SimulatedClass extending(ClassRecord type) {
        superclass = type;
        Address list = type.referenceFields();
        for (int i = 1; i <= list.loadInt(); i++) {
            references.add(list.plus(4L * i).loadInt());
        }
        size = Math.max(size, type.instanceSize());
        return this;
    }

    /** All superinterfaces, inherited ones too. */
    public SimulatedClass implementing(ClassRecord... types) {
        interfaces.addAll(List.of(types));
        return this;
    }

    /** Bytes of an instance, a multiple of 8, header included. */
    public SimulatedClass size(int bytes) {
        if (bytes < ObjectHeaderLayout.ARRAY_ELEMENTS || bytes % 8 != 0) {
            throw new IllegalArgumentException("size of an object: " + bytes);
        }
        size = bytes;
        return this;
    }

    /** Fields that hold references, by their offsets in an instance. */
    public SimulatedClass references(int... offsets) {
        for (int offset : offsets) {
            references.add(offset);
        }
        return this;
    }

    /** Bits of {@link TypeFlags}, beside those that follow from the rest. */
    public SimulatedClass flags(int bits) {
        flags |= bits;
        return this;
    }

    /** The {@code String} object that {@code Class.getName} gives. */
    SimulatedClass name(Address string) {
        name = string;
        return this;
    }

    /** Arrays of this type: the record says log2 of an element's size. */
    SimulatedClass elements(ClassRecord type, int logSize) {
        component = type;
        size = logSize;
        boolean primitive = (type.flags() & TypeFlags.PRIMITIVE) != 0;
        return flags(TypeFlags.ARRAY | (primitive ? 0 : TypeFlags.HOLDS_REFERENCES));
    }

    /** A primitive type by the character of its descriptor. */
    SimulatedClass primitive(char kind) {
        primitiveKind = kind;
        size = 0;
        return flags(TypeFlags.PRIMITIVE);
    }

    /** The record, in the calling thread's memory. */
    public ClassRecord make() {
        references.forEach(this::checkReference);
        ClassRecord made = SimulatedMemory.current()
                .allocate(ClassRecord.class.getAnnotation(Struct.class).size())
                .as(ClassRecord.class);
        new RecordFields(made)
                .set("superclass", superclass)
                .set("component", component)
                .set("state", ClassRecord.INITIALIZED)
                .set("instanceSize", size)
                .set("flags", flags | (references.isEmpty() ? 0 : TypeFlags.HOLDS_REFERENCES))
                .set("name", name)
                .set("superinterfaces", interfaceList())
                .set("referenceFields", referenceList())
                .set("primitiveKind", primitiveKind);
        return made;
    }

    private void checkReference(int offset) {
        if (offset < ObjectHeaderLayout.ARRAY_ELEMENTS || offset % 8 != 0 || offset + 8 > size) {
            throw new IllegalArgumentException("a reference at " + offset + " of an object of " + size + " bytes");
        }
    }

    private Address interfaceList() {
        Address list = SimulatedMemory.current().allocate(8 + 8L * interfaces.size());
        list.storeLong(interfaces.size());
        for (int i = 0; i < interfaces.size(); i++) {
            list.plus(8 + 8L * i).storeAddress(Address.ofStruct(interfaces.get(i)));
        }
        return list;
    }

    private Address referenceList() {
        Address list = SimulatedMemory.current().allocate(4 + 4L * references.size());
        list.storeInt(references.size());
        for (int i = 0; i < references.size(); i++) {
            list.plus(4 + 4L * i).storeInt(references.get(i));
        }
        return list;
    }
}
