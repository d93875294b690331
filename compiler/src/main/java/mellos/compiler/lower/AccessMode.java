package mellos.compiler.lower;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import mellos.compiler.model.BuildError;

/**
 * An access mode of {@code VarHandle}, and the method of {@code Unsafe} that does it.
 *
 * @param name as {@code VarHandle} has it
 */
record AccessMode(String name) {
    /** What a method of {@code Unsafe} can begin with; the kind follows. */
    private static final List<String> VERBS = List.of(
            "compareAndSet",
            "compareAndExchange",
            "weakCompareAndSet",
            "getAndSet",
            "getAndAdd",
            "getAndBitwiseOr",
            "getAndBitwiseAnd",
            "getAndBitwiseXor",
            "get",
            "put");

    boolean isKnown() {
        return valueCount() >= 0;
    }

    /** Values that it takes behind the coordinates; -1 for what is no access mode. */
    int valueCount() {
        if (name.startsWith("compareAnd") || name.startsWith("weakCompareAndSet")) {
            return 2;
        }
        if (name.startsWith("getAnd")) {
            return 1;
        }
        return switch (name) {
            case "get", "getVolatile", "getOpaque", "getAcquire" -> 0;
            case "set", "setVolatile", "setOpaque", "setRelease" -> 1;
            default -> -1;
        };
    }

    /** What the access gives where values of type {@code stored} are accessed. */
    ClassDesc result(ClassDesc stored) {
        if (name.startsWith("set")) {
            return ConstantDescs.CD_void;
        }
        return name.startsWith("compareAndSet") || name.startsWith("weak") ? ConstantDescs.CD_boolean : stored;
    }

    /** {@code getAcquire} of an int is {@code getIntAcquire}, {@code set} of a reference {@code putReference}. */
    String unsafeMethod(TypeKind kind) {
        String method = name.startsWith("set") ? "put" + name.substring(3) : name;
        for (String verb : VERBS) {
            if (method.startsWith(verb)) {
                return verb + kindName(kind) + method.substring(verb.length());
            }
        }
        throw new IllegalStateException(name);
    }

    private static String kindName(TypeKind kind) {
        return switch (kind) {
            case INT -> "Int";
            case LONG -> "Long";
            case BOOLEAN -> "Boolean";
            case BYTE -> "Byte";
            case SHORT -> "Short";
            case CHAR -> "Char";
            case FLOAT -> "Float";
            case DOUBLE -> "Double";
            case REFERENCE -> "Reference";
            case VOID -> throw new BuildError("a VarHandle read whose value is not used is not supported");
        };
    }
}
