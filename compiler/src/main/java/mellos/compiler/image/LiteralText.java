package mellos.compiler.image;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;

/**
 * String literals as data: the object and its array of characters, each in a COMDAT of its own. Neither ever refers to
 * the heap: a string keeps its characters.
 */
public final class LiteralText {
    private static final int LATIN1 = 0;
    private static final int UTF16 = 1;

    private LiteralText() {}

    /** What must be known of {@code String} and {@code byte[]} to write one down. */
    public record StringLayout(ClassInfo string, ClassInfo bytes, ObjectLayout layout) {
        public static StringLayout of(World world, Layouts layouts) {
            ClassInfo string = world.type("java/lang/String");
            return new StringLayout(string, world.type("[B"), layouts.of(string));
        }
    }

    /** Definitions of the literal {@code symbol} and its characters. */
    public static String of(String symbol, String text, StringLayout string, Function<ClassInfo, String> record) {
        byte[] bytes = bytes(text);
        String characters = Symbols.characters(text);
        if (symbol.startsWith("msg$")) {
            characters = "m" + characters;
        }
        StringBuilder out = new StringBuilder();
        comdat(out, characters)
                .append("global <{ ptr, i32, i32, [")
                .append(bytes.length)
                .append(" x i8] }> <{ ptr ")
                .append(record.apply(string.bytes()))
                .append(", i32 0, i32 ")
                .append(bytes.length)
                .append(", ")
                .append(DataText.bytes(bytes))
                .append(" }>")
                .append(DataModule.ROOTLESS)
                .append(", comdat, align 8\n");
        Map<String, String> values = new HashMap<>();
        values.put("value", "ptr " + Symbols.global(characters));
        values.put("coder", "i8 " + (bytes.length == text.length() ? LATIN1 : UTF16));
        values.put("hash", "i32 " + text.hashCode());
        values.put("hashIsZero", "i8 " + (text.hashCode() == 0 ? 1 : 0));
        ObjectText object = new ObjectText(record.apply(string.string()), string.layout());
        for (FieldInfo field : string.layout().fields()) {
            object.put(field, values.get(field.name()));
        }
        comdat(out, symbol)
                .append("global ")
                .append(object.text())
                .append(DataModule.ROOTLESS)
                .append(", comdat, align 8\n");
        return out.toString();
    }

    private static StringBuilder comdat(StringBuilder out, String symbol) {
        // The table of literals refers to strings from another module: they stay when the optimiser leaves no use here.
        String linkage = symbol.startsWith("str$") ? "weak_odr" : "linkonce_odr";
        return out.append('$')
                .append(Symbols.quoted(symbol))
                .append(" = comdat any\n")
                .append(Symbols.global(symbol))
                .append(" = ")
                .append(linkage)
                .append(" hidden ");
    }

    /** As {@code String} keeps them: Latin-1 if all characters are below 256, else UTF-16. */
    static byte[] bytes(String text) {
        boolean latin1 = text.chars().allMatch(c -> c < 256);
        byte[] bytes = new byte[latin1 ? text.length() : 2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (latin1) {
                bytes[i] = (byte) text.charAt(i);
            } else {
                bytes[2 * i] = (byte) text.charAt(i);
                bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
            }
        }
        return bytes;
    }
}
