package mellos.compiler.translate;

import java.util.Locale;
import mellos.compiler.image.MemoryType;

/** How the JDK spells types and memory orders in method names and descriptors. */
final class Names {
    private Names() {}

    /** {@code Boolean}, {@code Byte}, ... {@code Reference}. */
    static String of(MemoryType type) {
        return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
    }

    static String descriptor(MemoryType type) {
        return switch (type) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case CHAR -> "C";
            case SHORT -> "S";
            case INT -> "I";
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case REFERENCE -> "Ljava/lang/Object;";
        };
    }

    /** LLVM's memory order for the end of a method name. */
    static String order(String mode) {
        return switch (mode) {
            case "Acquire" -> "acquire";
            case "Release" -> "release";
            case "Plain" -> "monotonic";
            default -> "seq_cst";
        };
    }
}
