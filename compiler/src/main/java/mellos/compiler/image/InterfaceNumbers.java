package mellos.compiler.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.model.ClassInfo;
import mellos.magic.abi.ClassRecordLayout;

/** Gives each interface a bit in the class records of the types that implement it. */
final class InterfaceNumbers {
    private final Map<ClassInfo, Integer> numbers = new LinkedHashMap<>();

    InterfaceNumbers(List<ClassInfo> types) {
        for (ClassInfo type : types) {
            if (type.isInterface()) {
                numbers.put(type, numbers.size());
            }
        }
    }

    /** Bytes of bits in a record: a multiple of 8. */
    int byteCount() {
        return (numbers.size() + 63) / 64 * 8;
    }

    Iterable<ClassInfo> interfaces() {
        return numbers.keySet();
    }

    /** Offset in the record of the byte with the interface's bit. */
    int byteOffset(ClassInfo type) {
        return ClassRecordLayout.RECORD_INTERFACE_BITS + numbers.get(type) / 8;
    }

    int mask(ClassInfo type) {
        return 1 << numbers.get(type) % 8;
    }

    /** The bits of a type that implements these interfaces. */
    byte[] bits(Iterable<ClassInfo> implemented) {
        byte[] bits = new byte[byteCount()];
        for (ClassInfo type : implemented) {
            Integer number = numbers.get(type);
            if (number != null) {
                bits[number / 8] |= (byte) (1 << number % 8);
            }
        }
        return bits;
    }
}
