package mellos.compiler.translate;

/** Kinds of arrays in the messages of JEP 358, by the letter that the instruction's name begins with. */
final class ArrayNames {
    private ArrayNames() {}

    static String of(String opcode) {
        return switch (opcode.charAt(0)) {
            case 'I' -> "int";
            case 'L' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'A' -> "object";
            case 'B' -> "byte/boolean";
            case 'C' -> "char";
            default -> "short";
        };
    }
}
