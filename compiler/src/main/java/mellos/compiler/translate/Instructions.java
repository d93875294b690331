package mellos.compiler.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.BitSet;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;

/** Sends each instruction to the class that translates it. */
final class Instructions {
    private final MethodState state;
    private final FunctionWriter out;
    private final Locals locals;
    private final Transfers transfers;
    private final Arithmetic arithmetic;
    private final Comparisons comparisons;
    private final Conversions conversions;
    private final ArrayAccess arrays;
    private final FieldAccess fields;
    private final Objects objects;
    private final TypeChecks checks;
    private final Invocations invocations;
    private Opcode comparison;

    Instructions(MethodState state, Locals locals, Transfers transfers) {
        this.state = state;
        this.out = state.out();
        this.locals = locals;
        this.transfers = transfers;
        this.arithmetic = new Arithmetic(state);
        this.comparisons = new Comparisons(state);
        this.conversions = new Conversions(state);
        this.arrays = new ArrayAccess(state);
        this.fields = new FieldAccess(state);
        this.objects = new Objects(state);
        this.checks = new TypeChecks(state);
        this.invocations = new Invocations(state);
    }

    /** @return false if control does not go on behind the instruction */
    boolean translate(Instruction instruction, Block block, Bytecode code, int index) {
        switch (instruction) {
            case LoadInstruction load -> state.push(locals.load(load.slot(), Kind.of(load.typeKind())));
            case StoreInstruction store -> locals.store(store.slot(), state.pop(), block.liveInHandlers());
            case IncrementInstruction increment -> increment(increment, block.liveInHandlers());
            case ConstantInstruction constant -> state.push(ConstantOperands.of(state, constant));
            case StackInstruction stack ->
                StackOperations.apply(stack.opcode(), state.frame().stack());
            case OperatorInstruction operator -> operate(operator.opcode(), block, code, index);
            case ConvertInstruction conversion -> conversions.convert(conversion.opcode());
            case NopInstruction _ -> {}
            default -> {
                return onObjects(instruction, block);
            }
        }
        return true;
    }

    private boolean onObjects(Instruction instruction, Block block) {
        switch (instruction) {
            case ArrayLoadInstruction load -> arrays.load(load.opcode());
            case ArrayStoreInstruction store -> arrays.store(store.opcode());
            case FieldInstruction field -> fields.translate(field);
            case InvokeInstruction invoke -> invocations.translate(invoke);
            case NewObjectInstruction creation -> objects.create(type(creation.className()));
            case NewPrimitiveArrayInstruction creation -> arrays.create(primitive(creation.typeKind()));
            case NewReferenceArrayInstruction creation -> arrays.create(type(creation.componentType()));
            case NewMultiArrayInstruction creation ->
                arrays.createMulti(type(creation.arrayType()), creation.dimensions());
            case TypeCheckInstruction check -> checkType(check);
            case MonitorInstruction monitor -> objects.monitor(monitor.opcode());
            default -> {
                transfer(instruction, block);
                return false;
            }
        }
        return true;
    }

    private ClassInfo primitive(TypeKind kind) {
        return state.world().typeOfDescriptor(kind.upperBound().descriptorString());
    }

    private void transfer(Instruction instruction, Block block) {
        switch (instruction) {
            case BranchInstruction branch -> branch(branch, block);
            case TableSwitchInstruction table -> transfers.select(table.cases(), table.defaultTarget());
            case LookupSwitchInstruction lookup -> transfers.select(lookup.cases(), lookup.defaultTarget());
            case ReturnInstruction leave -> transfers.leave(leave);
            case ThrowInstruction _ -> objects.raise();
            default -> throw new BuildError("the instruction " + instruction.opcode() + " is not supported");
        }
    }

    private ClassInfo type(ClassEntry entry) {
        return state.world().type(entry.asInternalName());
    }

    private void operate(Opcode opcode, Block block, Bytecode code, int index) {
        if (opcode == Opcode.ARRAYLENGTH) {
            arrays.length();
        } else if (isComparison(opcode) && index + 1 < block.end() && isBranchOnZero(code.at(index + 1))) {
            comparison = opcode;
        } else {
            arithmetic.operate(opcode);
        }
    }

    private static boolean isComparison(Opcode opcode) {
        return switch (opcode) {
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> true;
            default -> false;
        };
    }

    private static boolean isBranchOnZero(Instruction instruction) {
        return switch (instruction.opcode()) {
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> true;
            default -> false;
        };
    }

    private void branch(BranchInstruction branch, Block block) {
        if (comparison == null) {
            transfers.branch(branch, block);
            return;
        }
        String condition = comparisons.fused(comparison, branch.opcode());
        comparison = null;
        transfers.branch(condition, transfers.target(branch), block);
    }

    private void checkType(TypeCheckInstruction check) {
        ClassInfo type = type(check.type());
        if (check.opcode() == Opcode.CHECKCAST) {
            checks.cast(type);
        } else {
            checks.test(type);
        }
    }

    private void increment(IncrementInstruction increment, BitSet handlers) {
        Value before = locals.load(increment.slot(), Kind.INT);
        Value after = out.value(Kind.INT, "add i32 " + before.text() + ", " + increment.constant());
        locals.store(increment.slot(), after.withOrigin(state.index()), handlers);
    }
}
