package mellos.runtime.reflect;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.initialization.ClassInitialization;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;

/** The constants of an enum, as {@code values()} would give them. */
@RawMemory("the record of an enum names the cell of its constants")
public final class EnumConstants {
    private EnumConstants() {}

    /** In the order of declaration; null if the class is no enum. The array is the enum's own: not to be changed. */
    public static Object[] of(Class<?> type) {
        ClassRecord record = Mirrors.recordOf(type);
        Address cell = record.enumConstants();
        if (cell.isZero()) {
            return null;
        }
        ClassInitialization.initialize(record);
        return (Object[]) cell.loadAddress().toObject();
    }
}
