package mellos.compiler.check;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.function.Consumer;
import mellos.compiler.check.WordFlow.Value;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/** What each instruction does to raw values, and what it must not. */
final class WordRules {
    private final ReachedProgram program;
    private final MethodInfo method;
    private WordFlow flow;
    private Consumer<String> problems;

    WordRules(ReachedProgram program, MethodInfo method) {
        this.program = program;
        this.method = method;
    }

    /** The values a method starts with. */
    WordFlow start() {
        WordFlow start = new WordFlow();
        int slot = 0;
        if (!method.isStatic()) {
            start.store(slot++, isRaw(method.owner()) ? Value.RAW : Value.OBJECT);
        }
        for (ClassDesc type : method.type().parameterList()) {
            start.store(slot, value(type));
            slot += TypeKind.from(type).slotSize();
        }
        return start;
    }

    private static boolean isRaw(ClassInfo type) {
        return type.isWord() || type.isStruct();
    }

    private Value value(ClassDesc type) {
        if (type.isPrimitive()) {
            return WordFlow.of(type);
        }
        return isRaw(program.world().typeOfDescriptor(type.descriptorString())) ? Value.RAW : Value.OBJECT;
    }

    void apply(WordFlow current, CodeElement element, Consumer<String> found) {
        flow = current;
        problems = found;
        switch (element) {
            case LoadInstruction load -> flow.load(load.slot(), load.typeKind());
            case StoreInstruction store -> flow.store(store.slot(), flow.pop());
            case ConstantInstruction constant ->
                flow.push(constant.opcode() == Opcode.ACONST_NULL ? Value.NULL : WordFlow.of(constant.typeKind()));
            case StackInstruction stack -> flow.rearrange(stack.opcode());
            case FieldInstruction access -> field(access);
            case InvokeInstruction invoke -> invoke(invoke);
            case ArrayLoadInstruction load -> replace(2, WordFlow.of(load.typeKind()));
            case ArrayStoreInstruction store -> {
                reject(flow.pop(), "is stored in an array");
                flow.pop(2);
            }
            case TypeCheckInstruction check -> typeCheck(check);
            case BranchInstruction branch -> branch(branch.opcode());
            case MonitorInstruction monitor -> {
                Value value = flow.pop();
                if (monitor.opcode() == Opcode.MONITORENTER) {
                    reject(value, "is locked");
                }
            }
            case ReturnInstruction result -> {
                if (result.typeKind() != TypeKind.VOID) {
                    match(flow.pop(), method.type().returnType(), "is returned");
                }
            }
            case OperatorInstruction operator -> operator(operator.opcode());
            case ConvertInstruction convert -> replace(1, WordFlow.of(convert.toType()));
            case NewObjectInstruction creation -> flow.push(Value.OBJECT);
            case NewPrimitiveArrayInstruction creation -> replace(1, Value.OBJECT);
            case NewReferenceArrayInstruction creation -> replace(1, Value.OBJECT);
            case NewMultiArrayInstruction creation -> replace(creation.dimensions(), Value.OBJECT);
            case ThrowInstruction thrown -> flow.pop();
            case TableSwitchInstruction table -> flow.pop();
            case LookupSwitchInstruction lookup -> flow.pop();
            default -> {}
        }
    }

    private void replace(int operands, Value result) {
        flow.pop(operands);
        flow.push(result);
    }

    private void reject(Value value, String use) {
        if (value == Value.RAW) {
            problems.accept(
                    "a raw value (@Word or @Struct) " + use + " as if it were an object; pass its bits instead");
        }
    }

    /** A value goes where this type is declared. */
    private void match(Value value, ClassDesc type, String use) {
        if (type.isPrimitive()) {
            return;
        }
        Value wanted = value(type);
        if (wanted == Value.OBJECT) {
            reject(value, use + " as " + type.displayName() + ",");
        } else if (value == Value.OBJECT) {
            problems.accept("an object " + use + " as the raw type " + type.displayName());
        }
    }

    private void field(FieldInstruction access) {
        ClassDesc type = access.typeSymbol();
        switch (access.opcode()) {
            case GETSTATIC -> flow.push(value(type));
            case GETFIELD -> replace(1, value(type));
            case PUTSTATIC -> match(flow.pop(), type, "is stored");
            default -> {
                match(flow.pop(), type, "is stored");
                flow.pop();
            }
        }
    }

    private void invoke(InvokeInstruction invoke) {
        List<ClassDesc> parameters = invoke.typeSymbol().parameterList();
        String owner = invoke.owner().asInternalName();
        boolean ofMagic = owner.equals("mellos/magic/Address");
        for (ClassDesc type : parameters.reversed()) {
            Value value = flow.pop();
            if (!ofMagic) {
                match(
                        value,
                        type,
                        "is passed to " + owner.replace('/', '.') + "."
                                + invoke.name().stringValue());
            }
        }
        if (invoke.opcode() != Opcode.INVOKESTATIC) {
            receive(flow.pop(), invoke);
        }
        boolean view = ofMagic && invoke.name().equalsString("as");
        ClassDesc result = invoke.typeSymbol().returnType();
        if (TypeKind.from(result) != TypeKind.VOID) {
            flow.push(view ? Value.RAW : value(result));
        }
    }

    private void receive(Value receiver, InvokeInstruction invoke) {
        MethodInfo resolved = program.world()
                .resolveMethod(
                        invoke.owner().asInternalName(),
                        invoke.name().stringValue(),
                        invoke.type().stringValue());
        if (!isRaw(resolved.owner())
                && receiver == Value.RAW
                && !resolved.owner().name().equals("mellos/magic/Address")) {
            reject(receiver, "has " + resolved.display() + " called");
        }
    }

    private void typeCheck(TypeCheckInstruction check) {
        Value value = flow.pop();
        boolean raw = isRaw(program.world().type(check.type().asInternalName()));
        if (check.opcode() == Opcode.INSTANCEOF) {
            reject(value, "is tested for its type");
            flow.push(Value.SINGLE);
            return;
        }
        if (!raw) {
            reject(value, "is cast");
        } else if (value == Value.OBJECT) {
            problems.accept("an object is cast to the raw type "
                    + check.type().asInternalName().replace('/', '.'));
        }
        flow.push(raw ? Value.RAW : value);
    }

    private void branch(Opcode opcode) {
        switch (opcode) {
            case IF_ACMPEQ, IF_ACMPNE -> {
                Value second = flow.pop();
                Value first = flow.pop();
                if (first == Value.RAW || second == Value.RAW) {
                    problems.accept(
                            "raw values (@Word or @Struct) are compared with == or !=; on a host JVM that compares identities;"
                                    + " compare their bits");
                }
            }
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> flow.pop(2);
            case GOTO, GOTO_W -> {}
            default -> flow.pop();
        }
    }

    private void operator(Opcode opcode) {
        switch (opcode) {
            case INEG, FNEG -> replace(1, Value.SINGLE);
            case LNEG, DNEG -> replace(1, Value.DOUBLE);
            case ARRAYLENGTH -> replace(1, Value.SINGLE);
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> replace(2, Value.SINGLE);
            case LADD, LSUB, LMUL, LDIV, LREM, LAND, LOR, LXOR, LSHL, LSHR, LUSHR, DADD, DSUB, DMUL, DDIV, DREM ->
                replace(2, Value.DOUBLE);
            default -> replace(2, Value.SINGLE);
        }
    }
}
