package mellos.compiler.image;

import java.lang.constant.ClassDesc;

/** What a field, an array element or a structure's field holds, and its form in memory. */
public enum MemoryType {
    BOOLEAN("i8", 1),
    BYTE("i8", 1),
    CHAR("i16", 2),
    SHORT("i16", 2),
    INT("i32", 4),
    LONG("i64", 8),
    FLOAT("float", 4),
    DOUBLE("double", 8),
    REFERENCE("ptr", 8);

    private final String ir;
    private final int size;

    MemoryType(String ir, int size) {
        this.ir = ir;
        this.size = size;
    }

    /** LLVM's type of it in memory. */
    public String ir() {
        return ir;
    }

    /** Bytes; also its alignment. */
    public int size() {
        return size;
    }

    public int logSize() {
        return Integer.numberOfTrailingZeros(size);
    }

    public static MemoryType of(ClassDesc type) {
        return switch (type.descriptorString().charAt(0)) {
            case 'Z' -> BOOLEAN;
            case 'B' -> BYTE;
            case 'C' -> CHAR;
            case 'S' -> SHORT;
            case 'I' -> INT;
            case 'J' -> LONG;
            case 'F' -> FLOAT;
            case 'D' -> DOUBLE;
            case 'L', '[' -> REFERENCE;
            default -> throw new IllegalArgumentException("no value has type " + type.descriptorString());
        };
    }
}
