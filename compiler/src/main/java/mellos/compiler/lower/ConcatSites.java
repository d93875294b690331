package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** String concatenation: {@code java.lang.invoke.StringConcatFactory}, as a chain of a {@code StringBuilder}. */
final class ConcatSites {
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final char ARGUMENT = 1;
    private static final char CONSTANT = 2;

    private ConcatSites() {}

    static void lower(CodeBuilder out, InvokeDynamicInstruction site) {
        List<ClassDesc> types = site.typeSymbol().parameterList();
        Locals arguments = Locals.store(out, types);
        if (site.bootstrapMethod().methodName().equals("makeConcat")) {
            emit(out, String.valueOf(ARGUMENT).repeat(types.size()), arguments, List.of());
        } else {
            List<ConstantDesc> constants = site.bootstrapArgs();
            emit(out, (String) constants.getFirst(), arguments, constants.subList(1, constants.size()));
        }
    }

    /** Leaves the string that the recipe describes; the Javadoc of {@code makeConcatWithConstants} has its syntax. */
    static void emit(CodeBuilder out, String recipe, Locals arguments, List<ConstantDesc> constants) {
        out.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        StringBuilder literal = new StringBuilder();
        int argument = 0;
        int constant = 0;
        for (char c : recipe.toCharArray()) {
            if (c == ARGUMENT) {
                appendLiteral(out, literal);
                arguments.load(out, argument);
                append(out, arguments.type(argument++));
            } else if (c == CONSTANT) {
                literal.append(constants.get(constant++));
            } else {
                literal.append(c);
            }
        }
        appendLiteral(out, literal);
        out.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String));
    }

    private static void appendLiteral(CodeBuilder out, StringBuilder literal) {
        if (!literal.isEmpty()) {
            out.ldc(literal.toString());
            append(out, ConstantDescs.CD_String);
            literal.setLength(0);
        }
    }

    private static void append(CodeBuilder out, ClassDesc type) {
        ClassDesc parameter = switch (TypeKind.from(type)) {
            case BYTE, SHORT -> ConstantDescs.CD_int;
            // A character array counts as an object here, not as its characters.
            case REFERENCE -> type.equals(ConstantDescs.CD_String) ? type : ConstantDescs.CD_Object;
            default -> type;
        };
        out.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, parameter));
    }
}
