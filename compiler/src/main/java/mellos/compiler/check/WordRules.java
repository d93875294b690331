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
import java.util.function.Consumer;
import mellos.compiler.check.WordFlow.Value;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/** What each instruction does to raw values, and what it must not. */
final class WordRules {
    private final RawTypes types;
    private final MethodInfo method;
    private WordFlow flow;
    private WordUses uses;

    WordRules(ReachedProgram program, MethodInfo method) {
        this.types = new RawTypes(program.world());
        this.method = method;
    }

    /** The values a method starts with. */
    WordFlow start() {
        return types.start(method);
    }

    void apply(WordFlow current, CodeElement element, Consumer<String> problems) {
        flow = current;
        uses = new WordUses(types, problems);
        switch (element) {
            case LoadInstruction load -> flow.load(load.slot(), load.typeKind());
            case StoreInstruction store -> flow.store(store.slot(), flow.pop());
            case ConstantInstruction constant ->
                flow.push(constant.opcode() == Opcode.ACONST_NULL ? Value.NULL : WordFlow.of(constant.typeKind()));
            case StackInstruction stack -> flow.rearrange(stack.opcode());
            case FieldInstruction access -> field(access);
            case InvokeInstruction invoke -> new WordCalls(types, invoke, flow, uses).apply();
            case TypeCheckInstruction check -> typeCheck(check);
            case OperatorInstruction operator -> operator(operator.opcode());
            case ConvertInstruction convert -> replace(1, WordFlow.of(convert.toType()));
            case NewObjectInstruction creation -> flow.push(Value.OBJECT);
            default -> {
                onArrays(element);
                onControl(element);
            }
        }
    }

    private void onArrays(CodeElement element) {
        switch (element) {
            case ArrayLoadInstruction load -> replace(2, WordFlow.of(load.typeKind()));
            case ArrayStoreInstruction store -> {
                uses.reject(flow.pop(), "is stored in an array");
                flow.pop(2);
            }
            case NewPrimitiveArrayInstruction creation -> replace(1, Value.OBJECT);
            case NewReferenceArrayInstruction creation -> replace(1, Value.OBJECT);
            case NewMultiArrayInstruction creation -> replace(creation.dimensions(), Value.OBJECT);
            default -> {}
        }
    }

    private void onControl(CodeElement element) {
        switch (element) {
            case BranchInstruction branch -> branch(branch.opcode());
            case MonitorInstruction monitor -> monitor(monitor.opcode());
            case ReturnInstruction result -> {
                if (result.typeKind() != TypeKind.VOID) {
                    uses.match(flow.pop(), method.type().returnType(), "is returned");
                }
            }
            case ThrowInstruction thrown -> flow.pop();
            case TableSwitchInstruction table -> flow.pop();
            case LookupSwitchInstruction lookup -> flow.pop();
            default -> {}
        }
    }

    private void monitor(Opcode opcode) {
        Value value = flow.pop();
        if (opcode == Opcode.MONITORENTER) {
            uses.reject(value, "is locked");
        }
    }

    private void replace(int operands, Value result) {
        flow.pop(operands);
        flow.push(result);
    }

    private void field(FieldInstruction access) {
        ClassDesc type = access.typeSymbol();
        switch (access.opcode()) {
            case GETSTATIC -> flow.push(types.value(type));
            case GETFIELD -> replace(1, types.value(type));
            case PUTSTATIC -> uses.match(flow.pop(), type, "is stored");
            default -> {
                uses.match(flow.pop(), type, "is stored");
                flow.pop();
            }
        }
    }

    private void typeCheck(TypeCheckInstruction check) {
        Value value = flow.pop();
        boolean raw = types.isRaw(types.world().type(check.type().asInternalName()));
        if (check.opcode() == Opcode.INSTANCEOF) {
            uses.reject(value, "is tested for its type");
            flow.push(Value.SINGLE);
            return;
        }
        if (!raw) {
            uses.reject(value, "is cast");
        } else if (value == Value.OBJECT) {
            uses.report("an object is cast to the raw type "
                    + check.type().asInternalName().replace('/', '.'));
        }
        flow.push(raw ? Value.RAW : value);
    }

    private void branch(Opcode opcode) {
        switch (opcode) {
            case IF_ACMPEQ, IF_ACMPNE -> compare(flow.pop(), flow.pop());
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> flow.pop(2);
            case GOTO, GOTO_W -> {}
            default -> flow.pop();
        }
    }

    private void compare(Value second, Value first) {
        if (first == Value.RAW || second == Value.RAW) {
            uses.report(
                    "raw values (@Word or @Struct) are compared with == or !=; on a host JVM that compares identities;"
                            + " compare their bits");
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
