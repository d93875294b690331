package mellos.compiler.world;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import mellos.compiler.model.MethodInfo;

/** Code without an effect: what lowering leaves of an initialiser that only asked whether assertions are on. */
final class TrivialCode {
    private static final int LONGEST = 32;

    private TrivialCode() {}

    static boolean is(DeclaredMethod method) {
        boolean isShort = method.model()
                .code()
                .filter(code -> code instanceof CodeAttribute attribute && attribute.codeLength() <= LONGEST)
                .isPresent();
        return isShort
                && method.body() == MethodInfo.Body.BYTECODE
                && method.code().filter(TrivialCode::hasNoEffect).isPresent();
    }

    private static boolean hasNoEffect(CodeModel code) {
        for (CodeElement element : code) {
            boolean harmless = switch (element) {
                case ConstantInstruction.LoadConstantInstruction load -> false;
                case ConstantInstruction constant -> true;
                case Instruction instruction ->
                    switch (instruction.opcode()) {
                        case POP, GOTO, RETURN, NOP -> true;
                        default -> false;
                    };
                default -> true;
            };
            if (!harmless) {
                return false;
            }
        }
        return true;
    }
}
