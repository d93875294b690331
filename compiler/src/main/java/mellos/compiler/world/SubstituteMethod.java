package mellos.compiler.world;

import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** A method of a substitution class, before it is known what it does to the target. */
record SubstituteMethod(Substitution owner, MethodModel model, Marks marks) {
    static SubstituteMethod of(Substitution owner, MethodModel model) {
        return new SubstituteMethod(owner, model, Marks.of(model));
    }

    String name() {
        return model.methodName().stringValue();
    }

    String descriptor() {
        return model.methodType().stringValue();
    }

    boolean isStatic() {
        return model.flags().has(AccessFlag.STATIC);
    }

    /** What the target knows a method of this name and type by. */
    String key() {
        return name() + descriptor();
    }

    /** Class, method, file and first line. */
    String place() {
        String line = firstLine() > 0 ? ":" + firstLine() : "";
        return owner.binaryName() + "." + name() + "(" + owner.source().sourceFile() + line + ")";
    }

    private int firstLine() {
        return model.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line())
                .findFirst()
                .orElse(0);
    }

    /** For a constructor: what javac writes where the source has none. */
    boolean isTrivialConstructor() {
        List<Opcode> opcodes = model.code()
                .orElseThrow()
                .elementStream()
                .filter(Instruction.class::isInstance)
                .map(element -> ((Instruction) element).opcode())
                .toList();
        return opcodes.equals(List.of(Opcode.ALOAD_0, Opcode.INVOKESPECIAL, Opcode.RETURN));
    }
}
