package mellos.compiler.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * Where the instance fields of a class lie. A class' own fields follow its superclass', widest first, at their natural
 * alignment; a narrower field goes into a gap where it fits. See docs/abi.md, "Objects".
 */
public final class ObjectLayout {
    private final Map<FieldInfo, Integer> offsets;
    private final List<FieldInfo> fields;
    private final int end;

    private ObjectLayout(Map<FieldInfo, Integer> offsets, List<FieldInfo> fields, int end) {
        this.offsets = offsets;
        this.fields = fields;
        this.end = end;
    }

    static ObjectLayout ofRoot() {
        return new ObjectLayout(Map.of(), List.of(), ObjectHeaderLayout.OBJECT_FIELDS);
    }

    /** The layout of a class whose superclass is laid out already. */
    static ObjectLayout of(ClassInfo type, ObjectLayout superclass) {
        List<FieldInfo> own = new ArrayList<>(
                type.fields().stream().filter(field -> !field.isStatic()).toList());
        own.sort(Comparator.comparing((FieldInfo field) -> -sizeOf(field)));
        Map<FieldInfo, Integer> offsets = new HashMap<>(superclass.offsets);
        List<FieldInfo> fields = new ArrayList<>(superclass.fields);
        int end = superclass.end;
        while (!own.isEmpty()) {
            int offset = end;
            Optional<FieldInfo> next =
                    own.stream().filter(field -> offset % sizeOf(field) == 0).findFirst();
            if (next.isEmpty()) {
                end += Integer.lowestOneBit(end);
                continue;
            }
            own.remove(next.get());
            offsets.put(next.get(), end);
            fields.add(next.get());
            end += sizeOf(next.get());
        }
        return new ObjectLayout(offsets, fields, end);
    }

    private static int sizeOf(FieldInfo field) {
        return MemoryType.of(field.type()).size();
    }

    /** Bytes from the object's start. */
    public int offset(FieldInfo field) {
        Integer offset = offsets.get(field);
        if (offset == null) {
            throw new IllegalArgumentException("not a field of this class: " + field.symbol());
        }
        return offset;
    }

    /** All instance fields, inherited ones first, by offset. */
    public List<FieldInfo> fields() {
        return fields;
    }

    /** Bytes an object takes: a multiple of 8. */
    public int size() {
        return end + ObjectHeaderLayout.OBJECT_ALIGNMENT - 1 & -ObjectHeaderLayout.OBJECT_ALIGNMENT;
    }
}
