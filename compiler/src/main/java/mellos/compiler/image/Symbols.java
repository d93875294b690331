package mellos.compiler.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/** Names of the image's symbols, as docs/abi.md lists them under "Words, references, calls". */
public final class Symbols {
    private static final int DIGEST_BYTES = 10;

    private Symbols() {}

    public static String record(ClassInfo type) {
        return "cr$" + type.binaryName();
    }

    public static String mirror(ClassInfo type) {
        return "cm$" + type.binaryName();
    }

    public static String staticField(FieldInfo field) {
        return "sf$" + field.symbol();
    }

    public static String tableSlot(MethodInfo method) {
        return "vt$" + method.symbol();
    }

    public static String typeNumber(ClassInfo type) {
        return "tn$" + type.binaryName();
    }

    public static String typeSpan(ClassInfo type) {
        return "ts$" + type.binaryName();
    }

    public static String interfaceByte(ClassInfo type) {
        return "ib$" + type.binaryName();
    }

    public static String interfaceMask(ClassInfo type) {
        return "im$" + type.binaryName();
    }

    public static String literal(String text) {
        return "str$" + digest(text);
    }

    /** The text of a NullPointerException: a string object that {@code intern} does not know. */
    public static String message(String text) {
        return "msg$" + digest(text);
    }

    /** The array that holds a string's characters. */
    public static String characters(String text) {
        return "chr$" + digest(text);
    }

    /** The symbol as LLVM's assembly language writes a global name. */
    public static String global(String symbol) {
        return "@" + quoted(symbol);
    }

    /** A name in quotation marks; bytes that are not plain characters as {@code \XX}. */
    public static String quoted(String name) {
        StringBuilder text = new StringBuilder(name.length() + 2).append('"');
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ' || b == '"' || b == '\\' || b == 0x7f) {
                text.append('\\').append(HexFormat.of().withUpperCase().toHexDigits(b));
            } else {
                text.append((char) b);
            }
        }
        return text.append('"').toString();
    }

    /** Of the characters themselves: an encoder would make one of all unpaired surrogates. */
    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            ByteBuffer characters = ByteBuffer.allocate(Character.BYTES * text.length());
            characters.asCharBuffer().put(text);
            byte[] hash = sha.digest(characters.array());
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The one object of a generated class, which this field holds. */
    static String singleton(FieldInfo field) {
        return "so$" + field.symbol();
    }
}
