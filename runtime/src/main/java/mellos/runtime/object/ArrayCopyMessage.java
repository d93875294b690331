package mellos.runtime.object;

/** HotSpot's words for an array copy that cannot be made. */
final class ArrayCopyMessage {
    private ArrayCopyMessage() {}

    static void throwBounds(Object source, int sourceStart, Object target, int targetStart, int count) {
        throw new ArrayIndexOutOfBoundsException(
                "arraycopy: " + bounds(source, sourceStart, target, targetStart, count));
    }

    private static String bounds(Object source, int sourceStart, Object target, int targetStart, int count) {
        String from = arrayOf(source);
        String to = arrayOf(target);
        if (sourceStart < 0) {
            return "source index " + sourceStart + " out of bounds for " + from;
        }
        if (targetStart < 0) {
            return "destination index " + targetStart + " out of bounds for " + to;
        }
        if (count < 0) {
            return "length " + count + " is negative";
        }
        if (ObjectHeader.arrayLength(source) - sourceStart < count) {
            return "last source index " + Integer.toUnsignedString(sourceStart + count) + " out of bounds for " + from;
        }
        return "last destination index " + Integer.toUnsignedString(targetStart + count) + " out of bounds for " + to;
    }

    private static String arrayOf(Object array) {
        Class<?> component = array.getClass().getComponentType();
        String type = component.isPrimitive() ? component.getName() : "object array";
        return type + "[" + ObjectHeader.arrayLength(array) + "]";
    }

    static void throwMismatch(Class<?> from, Class<?> to) {
        throw new ArrayStoreException("arraycopy: type mismatch: can not copy " + kind(from) + " into " + kind(to));
    }

    private static String kind(Class<?> array) {
        Class<?> component = array.getComponentType();
        return component.isPrimitive() ? component.getName() + "[]" : "object array[]";
    }

    static void throwElement(Object source, Object target) {
        throw new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                + source.getClass().getComponentType().getTypeName() + "[] to the type of the destination array, "
                + target.getClass().getComponentType().getTypeName());
    }
}
