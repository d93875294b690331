package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.reflect.Target_java_lang_Class;

/** From class records to {@code java.lang.Class} objects and back: each knows the other. */
@NoHeap
@RawMemory("the compiler links each record with its mirror")
public final class Mirrors {
    private Mirrors() {
    }

    /** The mirror; null for a zero record. */
    public static Class<?> classOf(ClassRecord record) {
        if (Address.ofStruct(record).isZero()) {
            return null;
        }
        return (Class<?>) record.mirror().toObject();
    }

    public static ClassRecord recordOf(Class<?> type) {
        return Address.of(((Target_java_lang_Class) (Object) type).mellosRecord).as(ClassRecord.class);
    }
}
