package mellos.compiler.lower;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StackInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.World;

/**
 * Decides branches on constants and drops what cannot run, so that it is not compiled with everything it would reach:
 * assertions (which are off) and code that asks a constant method.
 */
final class Folding {
    private static final String ASSERTIONS_DISABLED = "$assertionsDisabled";

    private final World world;
    private final Set<Label> joins;
    private final List<CodeElement> result = new ArrayList<>();
    private int lastInstruction = -1;
    private boolean changed;

    private Folding(World world, CodeModel code) {
        this.world = world;
        this.joins = PushedConstants.joins(code);
    }

    /** The elements that are left; empty if nothing changes. */
    static Optional<List<CodeElement>> fold(World world, CodeModel code) {
        Folding folding = new Folding(world, code);
        code.forEach(folding::visit);
        return folding.changed ? Optional.of(LiveCode.of(folding.result)) : Optional.empty();
    }

    private void visit(CodeElement element) {
        switch (element) {
            case BranchInstruction branch
            when decided(branch).isPresent() -> decide(branch, decided(branch).get());
            case InvokeInstruction call
            when call.name().equalsString("desiredAssertionStatus") && lastIsClassConstant() -> {
                result.remove(lastInstruction);
                lastInstruction = -1;
                replace(Opcode.ICONST_0);
            }
            case InvokeInstruction call when call.opcode() == Opcode.INVOKESTATIC -> visitCall(call);
            case FieldInstruction access
            when access.name().equalsString(ASSERTIONS_DISABLED) -> {
                if (access.opcode() == Opcode.GETSTATIC) {
                    replace(Opcode.ICONST_1);
                } else {
                    changed = true;
                    append(StackInstruction.of(Opcode.POP));
                }
            }
            case LabelTarget target -> {
                result.add(target);
                lastInstruction = joins.contains(target.label()) ? -1 : lastInstruction;
            }
            case Instruction instruction -> append(instruction);
            default -> result.add(element);
        }
    }

    private void append(Instruction instruction) {
        // Lowering may leave code behind a throw that nothing branches to.
        changed |= lastInstruction >= 0 && ((Instruction) result.get(lastInstruction)).opcode() == Opcode.ATHROW;
        lastInstruction = result.size();
        result.add(instruction);
    }

    private void replace(Opcode constant) {
        changed = true;
        append(ConstantInstruction.ofIntrinsic(constant));
    }

    private boolean lastIsClassConstant() {
        return lastInstruction >= 0
                && result.get(lastInstruction) instanceof ConstantInstruction.LoadConstantInstruction load
                && load.constantEntry() instanceof ClassEntry;
    }

    private void visitCall(InvokeInstruction call) {
        OptionalInt constant = OptionalInt.empty();
        if (call.type().equalsString("()Z")) {
            try {
                constant = ConstantMethods.value(world.resolveMethod(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            } catch (BuildError e) {
                // What cannot be resolved is reported where the call is compiled, if it is.
                constant = OptionalInt.empty();
            }
        }
        if (constant.isPresent()) {
            replace(constant.getAsInt() == 0 ? Opcode.ICONST_0 : Opcode.ICONST_1);
        } else {
            append(call);
        }
    }

    private Optional<Boolean> decided(BranchInstruction branch) {
        if (lastInstruction < 0
                || !(result.get(lastInstruction) instanceof ConstantInstruction constant)
                || !(constant.constantValue() instanceof Integer value)) {
            return Optional.empty();
        }
        return switch (branch.opcode()) {
            case IFEQ -> Optional.of(value == 0);
            case IFNE -> Optional.of(value != 0);
            default -> Optional.empty();
        };
    }

    private void decide(BranchInstruction branch, boolean taken) {
        changed = true;
        result.remove(lastInstruction);
        lastInstruction = -1;
        if (taken) {
            result.add(BranchInstruction.of(Opcode.GOTO, branch.target()));
        }
    }
}
