package mellos.compiler.model;

import java.lang.classfile.CodeModel;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;

/** A method of the image, after substitution. Identity is equality. */
public interface MethodInfo {
    ClassInfo owner();

    String name();

    /** With the names of substitution classes replaced by what they stand for. */
    MethodTypeDesc type();

    int flags();

    default boolean has(AccessFlag flag) {
        return (flags() & flag.mask()) != 0;
    }

    default boolean isStatic() {
        return has(AccessFlag.STATIC);
    }

    default boolean isConstructor() {
        return name().equals("<init>");
    }

    /**
     * The code, lowered: no {@code invokedynamic}, no dynamic constants, names of substitution classes replaced. Empty
     * for abstract, native and intrinsic methods and those cut out. Its stack map frames are not to be relied on:
     * lowering drops them.
     */
    Optional<CodeModel> code();

    /** What the code will throw where control gets there, and why, with class, method and line. */
    List<String> warnings();

    /** The code of its class file before lowering, for messages about code that cannot be lowered. */
    Optional<CodeModel> codeAsWritten();

    /** The class file and source the code came from: differs from the owner's for a substituted method. */
    String sourceFile();

    /** Left out of stack traces, as HotSpot leaves its lambda forms out; what is inlined into it is not. */
    boolean isHidden();

    /** What kind of body the compiler must give it. */
    Body body();

    /** Where a body comes from. */
    enum Body {
        /** {@link #code()}. */
        BYTECODE,
        /** {@code @Instruction}: inline assembly, see {@link #instruction()}. */
        INSTRUCTION,
        /** {@code @At} accessor of a structure, see {@link #structField()}. */
        STRUCT_FIELD,
        /** The compiler's table of intrinsics must have it. */
        INTRINSIC,
        /** Left out: throws {@code NotInImageError} with {@link #cutReason()}. */
        CUT,
        ABSTRACT,
        /** A native method of the system's own that nothing replaces: an error if it is reached. */
        NATIVE
    }

    /** Template and constraints of an {@link Body#INSTRUCTION}. */
    Assembly instruction();

    record Assembly(String template, String constraints) {}

    /** Offset and stride of a {@link Body#STRUCT_FIELD}. */
    StructField structField();

    record StructField(int offset, int stride) {}

    String cutReason();

    /** The fixed symbol of an {@code @EntryPoint}. */
    Optional<String> entryPoint();

    /** Symbol: {@code java.lang.String.indexOf(II)I}, or the entry point's. Unique in the image. */
    String symbol();

    /** For messages: {@code java.lang.String.indexOf(int, int)}. */
    String display();

    /**
     * A line of it for messages: {@code java.lang.String.indexOf(String.java:1502)}; 0 for a line that is not known.
     */
    default String at(int line) {
        return owner().binaryName() + "." + name() + "(" + sourceFile() + (line > 0 ? ":" + line : "") + ")";
    }
}
