package mellos.compiler.translate;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import mellos.compiler.model.BuildError;

/** What constant instructions push. */
final class ConstantOperands {
    private ConstantOperands() {}

    /** The value that a constant instruction pushes. */
    static Value of(MethodState state, ConstantInstruction constant) {
        if (constant instanceof ConstantInstruction.LoadConstantInstruction load) {
            return loaded(state, load.constantEntry());
        }
        return constant.constantValue() instanceof Number number ? Constants.of(number) : Value.nothing();
    }

    private static Value loaded(MethodState state, LoadableConstantEntry entry) {
        if (entry instanceof ClassEntry name) {
            return Constants.of(state, state.world().type(name.asInternalName()));
        }
        if (entry instanceof StringEntry string) {
            return Constants.of(state, string.stringValue());
        }
        return switch (entry.constantValue()) {
            case Number number -> Constants.of(number);
            default -> throw new BuildError("a constant of type " + entry.typeKind() + " is not supported");
        };
    }
}
