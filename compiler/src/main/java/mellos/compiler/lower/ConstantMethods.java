package mellos.compiler.lower;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.List;
import java.util.OptionalInt;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.Origin;

/** Static methods whose whole code is to return a constant, as substitutions make of the JDK's switches. */
final class ConstantMethods {
    private static final int LONGEST = 4;

    private ConstantMethods() {}

    /** The constant; only where calling the method initialises no class. */
    static OptionalInt value(MethodInfo method) {
        if (!(method instanceof DeclaredMethod declared)
                || declared.body() != MethodInfo.Body.BYTECODE
                || declared.source().origin() != Origin.SYSTEM
                        && declared.owner().method("<clinit>", "()V").isPresent()) {
            return OptionalInt.empty();
        }
        return declared.model()
                .code()
                .filter(code -> code instanceof CodeAttribute attribute && attribute.codeLength() <= LONGEST)
                .map(code -> value(code.elementList().stream()
                        .filter(Instruction.class::isInstance)
                        .toList()))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt value(List<CodeElement> instructions) {
        return instructions.size() == 2
                        && instructions.get(0) instanceof ConstantInstruction constant
                        && constant.constantValue() instanceof Integer value
                        && ((Instruction) instructions.get(1)).opcode() == Opcode.IRETURN
                ? OptionalInt.of(value)
                : OptionalInt.empty();
    }
}
