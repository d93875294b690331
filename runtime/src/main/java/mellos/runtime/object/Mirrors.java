package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.Fields;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** From class records to {@code java.lang.Class} objects and back: each knows the other. */
@NoHeap
@RawMemory("the compiler links each record with its mirror")
public final class Mirrors {
    private Mirrors() {}

    /** The mirror; null for a zero record. */
    public static Class<?> classOf(ClassRecord record) {
        if (Address.ofStruct(record).isZero()) {
            return null;
        }
        return (Class<?>) record.mirror().toObject();
    }

    /**
     * The record of a class. {@code mellos.runtime.reflect} adds the field to {@code Class}, the compiler fills it.
     *
     * @throws NullPointerException without a message, as HotSpot's natives throw it
     */
    @MayAllocate("the exception, where a program gives null for a class")
    public static ClassRecord recordOf(Class<?> type) {
        if (type == null) {
            throw new NullPointerException();
        }
        return Address.ofObject(type)
                .plus(Fields.offset(Class.class, "mellosRecord"))
                .loadAddress()
                .as(ClassRecord.class);
    }
}
