package mellos.compiler.image;

import java.util.Map;
import java.util.TreeMap;

/** A structure as an LLVM constant, built of parts at their offsets. Packed: what no part covers is zero. */
final class ConstantStructure {
    private final TreeMap<Integer, String> parts = new TreeMap<>();

    /**
     * @param offset in bytes from the structure's start
     * @param typed a constant with its type in front: an integer, a pointer, or an array of either
     */
    void put(int offset, String typed) {
        if (parts.put(offset, typed) != null) {
            throw new IllegalStateException("two parts at offset " + offset);
        }
    }

    /** The constant with its type in front. */
    String text() {
        StringBuilder types = new StringBuilder();
        StringBuilder values = new StringBuilder();
        int end = 0;
        for (Map.Entry<Integer, String> part : parts.entrySet()) {
            int gap = part.getKey() - end;
            if (gap < 0) {
                throw new IllegalStateException("the part at offset " + part.getKey() + " begins in the one before it");
            }
            if (gap > 0) {
                add("[" + gap + " x i8] zeroinitializer", types, values);
            }
            add(part.getValue(), types, values);
            end = part.getKey() + size(typeOf(part.getValue()));
        }
        return "<{ " + types + " }> <{ " + values + " }>";
    }

    private static void add(String typed, StringBuilder types, StringBuilder values) {
        types.append(types.isEmpty() ? "" : ", ").append(typeOf(typed));
        values.append(values.isEmpty() ? "" : ", ").append(typed);
    }

    private static String typeOf(String typed) {
        int end = typed.startsWith("[") ? typed.indexOf(']') + 1 : typed.indexOf(' ');
        return typed.substring(0, end);
    }

    private static int size(String type) {
        if (type.startsWith("[")) {
            String[] sides = type.substring(1, type.length() - 1).split(" x ");
            return Integer.parseInt(sides[0]) * size(sides[1]);
        }
        return type.equals("ptr") ? Long.BYTES : Integer.parseInt(type.substring(1)) / Byte.SIZE;
    }
}
