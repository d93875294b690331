package mellos.compiler.translate;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** What a local variable or an operand holds, and LLVM's type of it. */
enum Kind {
    INT("i32", "i"),
    LONG("i64", "l"),
    FLOAT("float", "f"),
    DOUBLE("double", "d"),
    REFERENCE("ptr", "a"),
    VOID("void", "v");

    private final String ir;
    private final String letter;

    Kind(String ir, String letter) {
        this.ir = ir;
        this.letter = letter;
    }

    static Kind of(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case REFERENCE -> REFERENCE;
            case VOID -> VOID;
        };
    }

    static Kind of(ClassDesc type) {
        return of(TypeKind.from(type));
    }

    String ir() {
        return ir;
    }

    String letter() {
        return letter;
    }

    boolean isWide() {
        return this == LONG || this == DOUBLE;
    }
}
