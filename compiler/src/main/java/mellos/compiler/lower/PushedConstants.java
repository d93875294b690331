package mellos.compiler.lower;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/**
 * The constants on the operand stack, where nothing else can have pushed them: from the class file, from a local
 * variable that holds one since a store on the only way to here or since its only store, or from a final field that its
 * class' initialiser stores one in.
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

    /** Fields of these types may hold a constant that a look-up asks for. */
    private static final Set<String> HELD = Set.of("Ljava/lang/Class;", "Ljava/lang/String;");

    private final Set<Label> joins;
    private final World world;
    private final BitSet assignedOnce;
    private final List<Optional<ConstantDesc>> pushed = new ArrayList<>();
    private final Map<Integer, ConstantDesc> locals = new HashMap<>();

    /** @param world where fields are looked up; null if they are not followed */
    PushedConstants(CodeModel code, World world) {
        this.joins = joins(code);
        this.world = world;
        this.assignedOnce = assignedOnce(code);
    }

    /** Variables that hold one value wherever they are assigned at all. */
    private static BitSet assignedOnce(CodeModel code) {
        BitSet once = new BitSet();
        BitSet more = new BitSet();
        code.parent().ifPresent(method -> more.set(0, firstLocal(method)));
        for (CodeElement element : code) {
            int slot = switch (element) {
                case StoreInstruction store -> store.slot();
                case IncrementInstruction increment -> increment.slot();
                default -> -1;
            };
            if (slot >= 0 && once.get(slot)) {
                more.set(slot);
            } else if (slot >= 0) {
                once.set(slot);
            }
        }
        once.andNot(more);
        return once;
    }

    private static int firstLocal(MethodModel method) {
        int receiver = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        return receiver
                + method.methodTypeSymbol().parameterList().stream()
                        .mapToInt(type -> TypeKind.from(type).slotSize())
                        .sum();
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
            case IncrementInstruction increment -> locals.remove(increment.slot());
            case Instruction instruction -> run(instruction);
            case LabelTarget target
            when joins.contains(target.label()) -> {
                pushed.clear();
                locals.keySet().removeIf(slot -> !assignedOnce.get(slot));
            }
            default -> {}
        }
    }

    private void run(Instruction instruction) {
        switch (instruction) {
            case StoreInstruction store -> store(store);
            case ConstantInstruction load -> pushed.add(constant(load));
            case LoadInstruction load -> pushed.add(constant(load));
            case FieldInstruction access when access.opcode() == Opcode.GETSTATIC -> pushed.add(constant(access));
            case FieldInstruction access when access.opcode() == Opcode.GETFIELD -> replace(1);
            case InvokeInstruction call -> {
                int receiver = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
                called(receiver, call.typeSymbol());
            }
            case InvokeDynamicInstruction site -> called(0, site.typeSymbol());
            case NewObjectInstruction creation -> replace(0);
            case NewReferenceArrayInstruction creation -> replace(1);
            case NewPrimitiveArrayInstruction creation -> replace(1);
            case ArrayStoreInstruction store -> pop(3);
            case StackInstruction stack when stack.opcode() == Opcode.DUP -> pushed.add(peek(0));
            case StackInstruction stack when stack.opcode() == Opcode.POP -> pop(1);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> {
                // Leaves what it checks.
            }
            default -> pushed.clear();
        }
    }

    private void called(int receiver, MethodTypeDesc type) {
        pop(receiver + type.parameterCount());
        if (!type.returnType().equals(ConstantDescs.CD_void)) {
            pushed.add(Optional.empty());
        }
    }

    private void replace(int operands) {
        pop(operands);
        pushed.add(Optional.empty());
    }

    private void pop(int operands) {
        for (int i = 0; i < operands && !pushed.isEmpty(); i++) {
            pushed.removeLast();
        }
    }

    private void store(StoreInstruction store) {
        Optional<ConstantDesc> value = peek(0);
        pop(1);
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
            case FieldInstruction access
            when access.opcode() == Opcode.GETSTATIC
                    && HELD.contains(access.type().stringValue()) -> held(access);
            default -> Optional.empty();
        };
    }

    /** What the initialiser of a class stores in a final field, if it stores one constant. */
    private Optional<ConstantDesc> held(FieldInstruction access) {
        if (world == null) {
            return Optional.empty();
        }
        ClassInfo owner = world.find(access.owner().asInternalName()).orElse(null);
        if (owner == null
                || owner.field(access.name().stringValue(), access.type().stringValue())
                        .filter(field -> field.isStatic() && field.has(AccessFlag.FINAL))
                        .isEmpty()) {
            return Optional.empty();
        }
        return owner.method("<clinit>", "()V")
                .flatMap(MethodInfo::codeAsWritten)
                .flatMap(code -> new PushedConstants(code, null).stored(code, access));
    }

    private Optional<ConstantDesc> stored(CodeModel code, FieldInstruction field) {
        List<Optional<ConstantDesc>> values = new ArrayList<>();
        for (CodeElement element : code) {
            if (element instanceof FieldInstruction store
                    && store.opcode() == Opcode.PUTSTATIC
                    && store.name().equals(field.name())
                    && store.owner().asInternalName().equals(field.owner().asInternalName())) {
                values.add(peek(0));
            }
            note(element);
        }
        return values.size() == 1 ? values.getFirst() : Optional.empty();
    }

    /** The constant that lies {@code depth} values below the top; empty if it is none, or not known. */
    Optional<ConstantDesc> peek(int depth) {
        int index = pushed.size() - 1 - depth;
        return index < 0 ? Optional.empty() : pushed.get(index);
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
