package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/**
 * Converts a value between what a functional interface passes and what the implementation takes. The Javadoc of
 * {@code java.lang.invoke.LambdaMetafactory} has the table of adaptations.
 */
final class Adaptation {
    private static final Map<ClassDesc, TypeKind> UNBOXED = Map.of(
            ConstantDescs.CD_Integer, TypeKind.INT,
            ConstantDescs.CD_Long, TypeKind.LONG,
            ConstantDescs.CD_Boolean, TypeKind.BOOLEAN,
            ConstantDescs.CD_Short, TypeKind.SHORT,
            ConstantDescs.CD_Byte, TypeKind.BYTE,
            ConstantDescs.CD_Character, TypeKind.CHAR,
            ConstantDescs.CD_Float, TypeKind.FLOAT,
            ConstantDescs.CD_Double, TypeKind.DOUBLE);

    private Adaptation() {}

    /**
     * Emits the conversion of the value on the stack.
     *
     * @param from its type
     * @param to the type wanted
     * @param specialized the type that {@code from} stands for when the interface's type arguments are known: a
     *     reference is cast to it first
     */
    static void convert(CodeBuilder out, ClassDesc from, ClassDesc to, ClassDesc specialized) {
        if (from.equals(to) && from.equals(specialized) || isVoid(from) || isVoid(to)) {
            return;
        }
        if (from.isPrimitive()) {
            convertPrimitive(out, from, to);
        } else {
            ClassDesc source = from;
            if (!from.equals(specialized) && !specialized.isPrimitive()) {
                source = specialized;
                cast(out, specialized);
            }
            convertReference(out, source, to);
        }
    }

    private static boolean isVoid(ClassDesc type) {
        return type.equals(ConstantDescs.CD_void);
    }

    private static void convertPrimitive(CodeBuilder out, ClassDesc from, ClassDesc to) {
        if (to.isPrimitive()) {
            widen(out, TypeKind.from(from), TypeKind.from(to));
            return;
        }
        TypeKind unboxed = UNBOXED.get(to);
        if (unboxed != null) {
            widen(out, TypeKind.from(from), unboxed);
            box(out, unboxed);
        } else {
            box(out, TypeKind.from(from));
            cast(out, to);
        }
    }

    private static void convertReference(CodeBuilder out, ClassDesc source, ClassDesc to) {
        if (!to.isPrimitive()) {
            if (!source.equals(to)) {
                cast(out, to);
            }
            return;
        }
        TypeKind kind = TypeKind.from(to);
        TypeKind unboxed = UNBOXED.get(source);
        if (unboxed == TypeKind.CHAR || unboxed == TypeKind.BOOLEAN) {
            unbox(out, unboxed);
            widen(out, unboxed, kind);
            return;
        }
        if (unboxed == null) {
            cast(
                    out,
                    switch (kind) {
                        case CHAR -> ConstantDescs.CD_Character;
                        case BOOLEAN -> ConstantDescs.CD_Boolean;
                        default -> ConstantDescs.CD_Number;
                    });
        }
        unbox(out, kind);
    }

    private static void widen(CodeBuilder out, TypeKind from, TypeKind to) {
        if (from.asLoadable() != to.asLoadable()) {
            out.conversion(from.asLoadable(), to.asLoadable());
        }
    }

    static void box(CodeBuilder out, TypeKind kind) {
        ClassDesc box = boxOf(kind);
        out.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.upperBound()));
    }

    /** Takes a {@code Number}, a {@code Character} or a {@code Boolean} from the stack. */
    private static void unbox(CodeBuilder out, TypeKind kind) {
        ClassDesc holder = switch (kind) {
            case CHAR -> ConstantDescs.CD_Character;
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            default -> ConstantDescs.CD_Number;
        };
        ClassDesc type = kind.upperBound();
        out.invokevirtual(holder, type.displayName() + "Value", MethodTypeDesc.of(type));
    }

    static ClassDesc boxOf(TypeKind kind) {
        return switch (kind) {
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case SHORT -> ConstantDescs.CD_Short;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static void cast(CodeBuilder out, ClassDesc to) {
        if (!to.equals(ConstantDescs.CD_Object)) {
            out.checkcast(to);
        }
    }
}
