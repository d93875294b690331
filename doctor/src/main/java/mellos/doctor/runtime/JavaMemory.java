package mellos.doctor.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.paging.AddressSpace;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * Java objects as generated code lays them out, told by their class records, which are symbols of the image. Exists for
 * images built by mellos alone.
 */
public final class JavaMemory {
    private static final String RECORD = "cr$";
    private static final int MOST_FIELDS = 4096;
    private static final int LONGEST_TEXT = 1 << 16;

    private final AddressSpace space;
    private final Map<Long, String> classes;

    private JavaMemory(AddressSpace space, Map<Long, String> classes) {
        this.space = space;
        this.classes = classes;
    }

    /** Empty when the image has no class records, or their memory is not mapped. */
    public static Optional<JavaMemory> of(AddressSpace space, KernelImage image) {
        Map<Long, String> classes = new TreeMap<>();
        for (Symbol each : image.symbolsNamedLike(RECORD)) {
            if (each.name().startsWith(RECORD)) {
                classes.put(each.address(), each.name().substring(RECORD.length()));
            }
        }
        boolean isJava = classes.containsValue("java.lang.Object")
                && classes.keySet().stream().allMatch(each -> space.walk(each).isMapped());
        return isJava ? Optional.of(new JavaMemory(space, classes)) : Optional.empty();
    }

    AddressSpace space() {
        return space;
    }

    /** Names by the address of the class record. */
    Map<Long, String> classes() {
        return classes;
    }

    Optional<String> className(long object) {
        OptionalLong record = number(object + ObjectHeaderLayout.OBJECT_RECORD, 8);
        return record.isEmpty() ? Optional.empty() : Optional.ofNullable(classes.get(record.getAsLong()));
    }

    OptionalLong number(long address, int bytes) {
        return space.number(address, bytes);
    }

    /** The objects that an object's fields refer to, superclasses' fields first; null fields are left out. */
    List<Long> fields(long object) {
        List<Long> out = new ArrayList<>();
        OptionalLong record = number(object, 8);
        OptionalLong offsets =
                record.isEmpty() ? record : number(record.getAsLong() + ClassRecordLayout.RECORD_REFERENCE_FIELDS, 8);
        OptionalLong count =
                offsets.isEmpty() || offsets.getAsLong() == 0 ? OptionalLong.empty() : number(offsets.getAsLong(), 4);
        for (int i = 0; i < Math.min(count.orElse(0), MOST_FIELDS); i++) {
            OptionalLong offset = number(offsets.getAsLong() + 4 + 4L * i, 4);
            OptionalLong field = offset.isEmpty() ? offset : number(object + offset.getAsLong(), 8);
            field.ifPresent(each -> {
                if (each != 0) {
                    out.add(each);
                }
            });
        }
        return out;
    }

    /** The first field that refers to an object of this class. */
    Optional<Long> field(long object, String type) {
        return fields(object).stream()
                .filter(each -> className(each).equals(Optional.of(type)))
                .findFirst();
    }

    /** The characters of a string; empty when the object is none. */
    Optional<String> text(long object) {
        if (!className(object).equals(Optional.of("java.lang.String"))) {
            return Optional.empty();
        }
        return field(object, "[B").flatMap(this::characters);
    }

    private Optional<String> characters(long array) {
        OptionalLong length = number(array + ObjectHeaderLayout.ARRAY_LENGTH, 4);
        if (length.isEmpty() || length.getAsLong() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return space.read(array + ObjectHeaderLayout.ARRAY_ELEMENTS, (int) length.getAsLong())
                .map(each -> new String(
                        each,
                        isWide(each)
                                ? java.nio.charset.StandardCharsets.UTF_16LE
                                : java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** A byte 0 stands in no text of Latin-1, and in nearly every one of UTF-16. */
    private static boolean isWide(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return bytes.length % 2 == 0;
            }
        }
        return false;
    }
}
