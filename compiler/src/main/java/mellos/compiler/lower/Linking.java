package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Optional;

/**
 * Puts a throw in place of each instruction that names what is not there. Only code of programs and libraries comes
 * here; of the system's own it is an error of the build.
 */
final class Linking implements CodeTransform {
    private final References references;
    private final Loading loading;
    private final Warnings warnings;
    private boolean changed;
    private int line;

    Linking(References references, Loading loading, Warnings warnings) {
        this.references = references;
        this.loading = loading;
        this.warnings = warnings;
    }

    boolean changed() {
        return changed;
    }

    @Override
    public void accept(CodeBuilder out, CodeElement element) {
        switch (element) {
            case LineNumber number -> {
                line = number.line();
                out.with(element);
            }
            case Instruction instruction -> link(out, instruction);
            case ExceptionCatch handler
            when isOfNothing(handler) -> {
                // No object of the class can come.
                changed = true;
            }
            default -> out.with(element);
        }
    }

    private boolean isOfNothing(ExceptionCatch handler) {
        return handler.catchType()
                .flatMap(type -> loading.failure(type.asInternalName()))
                .isPresent();
    }

    private void link(CodeBuilder out, Instruction instruction) {
        Optional<Thrown> failure = references.failure(instruction);
        if (failure.isEmpty()) {
            out.with(instruction);
            return;
        }
        changed = true;
        warnings.add(line, failure.get().why());
        if (instruction instanceof TypeCheckInstruction check) {
            throwUnlessNull(out, check, failure.get());
        } else {
            failure.get().emit(out);
        }
    }

    /** The class of a check is loaded when there is an object to check. */
    private static void throwUnlessNull(CodeBuilder out, TypeCheckInstruction check, Thrown failure) {
        Label isNull = out.newLabel();
        out.dup().ifnull(isNull);
        failure.emit(out);
        out.labelBinding(isNull);
        if (check.opcode() == Opcode.INSTANCEOF) {
            out.pop().iconst_0();
        }
    }
}
