package mellos.compiler.translate;

import mellos.compiler.image.MemoryType;

/**
 * Loads and stores of memory types: memory holds booleans, bytes, characters and shorts in as many bits as they have,
 * the operand stack in 32.
 */
final class MemoryOperands {
    private final FunctionWriter out;

    MemoryOperands(FunctionWriter out) {
        this.out = out;
    }

    /** Loads a value of a memory type and widens it as the operand stack wants it. */
    Value load(MemoryType type, String address, Access access) {
        String loaded = out.located("load " + access.prefix() + type.ir() + ", ptr " + address + access.loadSuffix()
                + ", align " + access.alignment(type));
        return widen(type, loaded);
    }

    Value widen(MemoryType type, String narrow) {
        return switch (type) {
            case BOOLEAN -> out.value(Kind.INT, "zext i8 " + narrow + " to i32");
            case BYTE -> out.value(Kind.INT, "sext i8 " + narrow + " to i32");
            case CHAR -> out.value(Kind.INT, "zext i16 " + narrow + " to i32");
            case SHORT -> out.value(Kind.INT, "sext i16 " + narrow + " to i32");
            case INT -> Value.of(Kind.INT, narrow);
            case LONG -> Value.of(Kind.LONG, narrow);
            case FLOAT -> Value.of(Kind.FLOAT, narrow);
            case DOUBLE -> Value.of(Kind.DOUBLE, narrow);
            case REFERENCE -> Value.of(Kind.REFERENCE, narrow);
        };
    }

    /** The operand as memory wants it. */
    String narrow(MemoryType type, Value value) {
        return switch (type) {
            case BOOLEAN, BYTE, CHAR, SHORT -> narrowInteger(type, value);
            case INT, LONG, FLOAT, DOUBLE, REFERENCE -> value.text();
        };
    }

    private String narrowInteger(MemoryType type, Value value) {
        if (value.intConstant().isPresent()) {
            int bits = value.intConstant().get();
            return Integer.toString(
                    switch (type) {
                        case BOOLEAN -> bits & 1;
                        case BYTE -> (byte) bits;
                        case CHAR, SHORT -> (short) bits;
                        default -> bits;
                    });
        }
        String narrow = out.name("trunc i32 " + value.text() + " to " + type.ir());
        return type == MemoryType.BOOLEAN ? out.name("and i8 " + narrow + ", 1") : narrow;
    }

    void store(MemoryType type, Value value, String address, Access access) {
        String narrow = narrow(type, value);
        out.step("store " + access.prefix() + type.ir() + ' ' + narrow + ", ptr " + address + access.storeSuffix()
                + ", align " + access.alignment(type));
    }
}
