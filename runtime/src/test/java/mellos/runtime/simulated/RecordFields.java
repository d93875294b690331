package mellos.runtime.simulated;

import java.util.Arrays;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.runtime.object.ClassRecord;

/**
 * Stores into class records, which have no setters: in an image they are constant. The offsets are
 * {@link ClassRecord}'s own.
 */
final class RecordFields {
    private final Address start;

    RecordFields(ClassRecord record) {
        start = Address.ofStruct(record);
    }

    RecordFields set(String field, Address value) {
        at(field).storeAddress(value);
        return this;
    }

    RecordFields set(String field, ClassRecord value) {
        return set(field, Address.ofStruct(value));
    }

    RecordFields set(String field, int value) {
        at(field).storeInt(value);
        return this;
    }

    private Address at(String field) {
        return Arrays.stream(ClassRecord.class.getMethods())
                .filter(method -> method.getName().equals(field) && method.isAnnotationPresent(At.class))
                .findFirst()
                .map(method -> start.plus(method.getAnnotation(At.class).value()))
                .orElseThrow(() -> new IllegalArgumentException("a class record has no " + field));
    }
}
