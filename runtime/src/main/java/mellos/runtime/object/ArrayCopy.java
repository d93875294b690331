package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.memory.MemoryFunctions;

/** {@code System.arraycopy}, with HotSpot's checks in HotSpot's order and words. */
@RawMemory("both ranges are checked before the first element is copied")
public final class ArrayCopy {
    private ArrayCopy() {}

    public static void copy(Object source, int sourceStart, Object target, int targetStart, int count) {
        if (source == null || target == null) {
            throw new NullPointerException();
        }
        ClassRecord from = ObjectHeader.record(source);
        ClassRecord to = ObjectHeader.record(target);
        if (!Subtype.same(from, to)) {
            checkTypes(source, target);
        }
        int sourceLength = ObjectHeader.arrayLength(source);
        int targetLength = ObjectHeader.arrayLength(target);
        if ((from.flags() & TypeFlags.ARRAY) == 0) {
            throw new ArrayStoreException(
                    "arraycopy: source type " + source.getClass().getName() + " is not an array");
        }
        if ((sourceStart | targetStart | count) < 0
                || sourceLength - sourceStart < count
                || targetLength - targetStart < count) {
            ArrayCopyMessage.throwBounds(source, sourceStart, target, targetStart, count);
        }
        if (Subtype.same(from, to)
                || isPrimitive(from.component())
                || Subtype.isSubtype(from.component(), to.component())) {
            int shift = from.instanceSize();
            MemoryFunctions.move(
                    ObjectHeader.elements(target).plus((long) targetStart << shift),
                    ObjectHeader.elements(source).plus((long) sourceStart << shift),
                    (long) count << shift);
        } else {
            copyChecked(source, sourceStart, target, targetStart, count);
        }
    }

    private static void checkTypes(Object source, Object target) {
        Class<?> from = source.getClass();
        Class<?> to = target.getClass();
        if (!from.isArray()) {
            throw new ArrayStoreException("arraycopy: source type " + from.getName() + " is not an array");
        }
        if (!to.isArray()) {
            throw new ArrayStoreException("arraycopy: destination type " + to.getName() + " is not an array");
        }
        if (from.getComponentType().isPrimitive() || to.getComponentType().isPrimitive()) {
            ArrayCopyMessage.throwMismatch(from, to);
        }
    }

    /** Elements that the target may refuse, one by one: those before the refused one stay copied. */
    private static void copyChecked(Object source, int sourceStart, Object target, int targetStart, int count) {
        Object[] from = (Object[]) source;
        ClassRecord wanted = ObjectHeader.record(target).component();
        Address to = ObjectHeader.elements(target).plus(8L * targetStart);
        for (int i = 0; i < count; i++) {
            Object element = from[sourceStart + i];
            if (element != null && !Subtype.isSubtype(ObjectHeader.record(element), wanted)) {
                ArrayCopyMessage.throwElement(source, target);
            }
            to.plus(8L * i).storeAddress(Address.ofObject(element));
        }
    }

    private static boolean isPrimitive(ClassRecord type) {
        return (type.flags() & TypeFlags.PRIMITIVE) != 0;
    }
}
