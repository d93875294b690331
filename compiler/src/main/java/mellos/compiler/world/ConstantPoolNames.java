package mellos.compiler.world;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import mellos.compiler.model.BuildError;

/**
 * Renames classes in a class file by rewriting the strings of its constant pool, which names, descriptors and
 * signatures all refer to. {@code java.lang.classfile} has no public remapper, and this one leaves everything behind
 * the pool as it is. JVM specification, "The Constant Pool".
 */
final class ConstantPoolNames {
    private static final int HEADER_BYTES = 8;

    private ConstantPoolNames() {}

    /** Rewrites each class name and each class name in a descriptor; other strings that look like neither stay. */
    static byte[] rename(byte[] classFile, Map<String, String> names) {
        return rewrite(classFile, text -> renameIn(text, names));
    }

    static byte[] rewrite(byte[] classFile, UnaryOperator<String> strings) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(classFile));
            var bytes = new ByteArrayOutputStream(classFile.length + 256);
            var out = new DataOutputStream(bytes);
            out.write(in.readNBytes(HEADER_BYTES));
            int count = in.readUnsignedShort();
            out.writeShort(count);
            boolean changed = false;
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == 1) {
                    String text = in.readUTF();
                    String rewritten = strings.apply(text);
                    changed |= !text.equals(rewritten);
                    out.writeUTF(rewritten);
                } else {
                    out.write(in.readNBytes(sizeOf(tag)));
                    // Long and Double take two numbers.
                    i += tag == 5 || tag == 6 ? 1 : 0;
                }
            }
            in.transferTo(out);
            return changed ? bytes.toByteArray() : classFile;
        } catch (IOException e) {
            throw new BuildError("truncated class file: " + e.getMessage());
        }
    }

    private static int sizeOf(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new BuildError("class file with an unknown constant of tag " + tag);
        };
    }

    static String renameIn(String text, Map<String, String> names) {
        String whole = names.get(text);
        if (whole != null) {
            return whole;
        }
        if (text.indexOf('/') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        StringBuilder result = null;
        int copied = 0;
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != '<') {
                end++;
            }
            String name = names.get(text.substring(start + 1, end));
            if (name != null) {
                result = result == null ? new StringBuilder() : result;
                result.append(text, copied, start + 1).append(name);
                copied = end;
            }
        }
        return result == null
                ? text
                : result.append(text, copied, text.length()).toString();
    }
}
