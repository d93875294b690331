package mellos.compiler.image;

import java.util.TreeMap;
import mellos.compiler.model.FieldInfo;
import mellos.magic.abi.ObjectHeaderLayout;

/** One object as a constant: header, then fields at their offsets, zeros between them. */
final class ObjectText {
    private record Part(int size, String text) {}

    private final String record;
    private final ObjectLayout layout;
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    ObjectText(String record, ObjectLayout layout) {
        this.record = record;
        this.layout = layout;
    }

    /** @param typed a constant with its type, or null for zero */
    void put(FieldInfo field, String typed) {
        if (typed != null) {
            parts.put(layout.offset(field), new Part(MemoryType.of(field.type()).size(), typed));
        }
    }

    /** The constant with its type in front, a packed structure. */
    String text() {
        StringBuilder types = new StringBuilder("ptr, i32");
        StringBuilder values = new StringBuilder("ptr ").append(record).append(", i32 0");
        int end = ObjectHeaderLayout.OBJECT_FIELDS;
        for (var entry : parts.entrySet()) {
            pad(types, values, entry.getKey() - end);
            String typed = entry.getValue().text();
            types.append(", ").append(typed, 0, typed.indexOf(' '));
            values.append(", ").append(typed);
            end = entry.getKey() + entry.getValue().size();
        }
        pad(types, values, layout.size() - end);
        return "<{ " + types + " }> <{ " + values + " }>";
    }

    private static void pad(StringBuilder types, StringBuilder values, int bytes) {
        if (bytes > 0) {
            String type = "[" + bytes + " x i8]";
            types.append(", ").append(type);
            values.append(", ").append(type).append(" zeroinitializer");
        }
    }
}
