package mellos.compiler.lower;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildError;

/**
 * The constants that the instructions just before a call pushed, and nothing else can have pushed: from the class file,
 * or from a local variable that holds one since a store on the only way to here.
 */
final class PushedConstants {
    private static final Map<String, String> PRIMITIVES = Map.of(
            "java/lang/Integer", "I",
            "java/lang/Long", "J",
            "java/lang/Boolean", "Z",
            "java/lang/Byte", "B",
            "java/lang/Short", "S",
            "java/lang/Character", "C",
            "java/lang/Float", "F",
            "java/lang/Double", "D",
            "java/lang/Void", "V");

    private final Set<Label> joins;
    private final List<ConstantDesc> pushed = new ArrayList<>();
    private final Map<Integer, ConstantDesc> locals = new HashMap<>();

    PushedConstants(CodeModel code) {
        this.joins = joins(code);
    }

    /** Labels that control comes to from elsewhere. */
    static Set<Label> joins(CodeModel code) {
        Set<Label> labels = new HashSet<>();
        for (CodeElement element : code) {
            switch (element) {
                case BranchInstruction branch -> labels.add(branch.target());
                case TableSwitchInstruction table -> {
                    labels.add(table.defaultTarget());
                    table.cases().forEach(label -> labels.add(label.target()));
                }
                case LookupSwitchInstruction lookup -> {
                    labels.add(lookup.defaultTarget());
                    lookup.cases().forEach(label -> labels.add(label.target()));
                }
                case ExceptionCatch handler -> labels.add(handler.handler());
                default -> {}
            }
        }
        return labels;
    }

    /** Told each element after it has been lowered. */
    void note(CodeElement element) {
        switch (element) {
            case StoreInstruction store -> store(store);
            case IncrementInstruction increment -> {
                locals.remove(increment.slot());
                pushed.clear();
            }
            case Instruction instruction -> constant(instruction).ifPresentOrElse(pushed::add, pushed::clear);
            case LabelTarget target
            when joins.contains(target.label()) -> {
                pushed.clear();
                locals.clear();
            }
            default -> {}
        }
    }

    private void store(StoreInstruction store) {
        Optional<ConstantDesc> value = peek(0);
        pushed.clear();
        locals.remove(store.slot());
        // The second slot of a wide value is another variable's end.
        if (store.typeKind().slotSize() == 2) {
            locals.remove(store.slot() + 1);
        }
        value.ifPresent(constant -> locals.put(store.slot(), constant));
    }

    private Optional<ConstantDesc> constant(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction load when load.opcode() != Opcode.ACONST_NULL -> Optional.of(load.constantValue());
            case LoadInstruction load -> Optional.ofNullable(locals.get(load.slot()));
            case FieldInstruction access
            when access.name().equalsString("TYPE") ->
                Optional.ofNullable(PRIMITIVES.get(access.owner().asInternalName()))
                        .map(ClassDesc::ofDescriptor);
            default -> Optional.empty();
        };
    }

    /** The constant pushed last but {@code depth}; empty unless all above it are constants, too. */
    Optional<ConstantDesc> peek(int depth) {
        int index = pushed.size() - 1 - depth;
        return index < 0 ? Optional.empty() : Optional.of(pushed.get(index));
    }

    ClassDesc type(int depth, String call) {
        return peek(depth)
                .filter(ClassDesc.class::isInstance)
                .map(ClassDesc.class::cast)
                .orElseThrow(() ->
                        new BuildError(call + " needs a class constant as argument: the image has no reflection"));
    }

    String text(int depth, String call) {
        return peek(depth)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElseThrow(() ->
                        new BuildError(call + " needs a string constant as argument: the image has no reflection"));
    }
}
