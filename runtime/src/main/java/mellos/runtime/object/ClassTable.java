package mellos.runtime.object;

import java.util.concurrent.ConcurrentHashMap;
import mellos.magic.Address;
import mellos.magic.RawMemory;

/** Classes of the image by their binary names; an image that asks has those of all methods that it holds. */
@RawMemory("the table of records lies between two symbols of the image")
public final class ClassTable {
    private static final ConcurrentHashMap<String, Class<?>> CLASSES = all();

    private ClassTable() {}

    /** Null if the image has none of this name. */
    public static Class<?> find(String binaryName) {
        return CLASSES.get(binaryName);
    }

    private static ConcurrentHashMap<String, Class<?>> all() {
        ConcurrentHashMap<String, Class<?>> classes = new ConcurrentHashMap<>();
        Address end = Address.ofSymbol("mellos_classes_end");
        for (Address entry = Address.ofSymbol("mellos_classes"); entry.isBelow(end); entry = entry.plus(8)) {
            ClassRecord record = entry.loadAddress().as(ClassRecord.class);
            classes.put((String) record.name().toObject(), Mirrors.classOf(record));
        }
        return classes;
    }
}
