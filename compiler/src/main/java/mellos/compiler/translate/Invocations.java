package mellos.compiler.translate;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/** Method calls: direct, through the dispatch table, and those the compiler supplies the code of. */
final class Invocations {
    private final MethodState state;
    private final FunctionWriter out;

    Invocations(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void translate(InvokeInstruction instruction) {
        MethodInfo method = resolve(instruction);
        List<Value> arguments = popArguments(method);
        boolean virtual =
                instruction.opcode() == Opcode.INVOKEVIRTUAL || instruction.opcode() == Opcode.INVOKEINTERFACE;
        if (method.isStatic()) {
            state.checkInitialized(method.owner());
        } else if (!isRaw(method.owner())) {
            Value receiver = arguments.getFirst();
            state.checkNull(receiver, () -> state.messages().of(receiver));
        }
        Value result;
        if (virtual && !bindsDirectly(method, instruction)) {
            result = dispatch(method, arguments);
        } else {
            result = direct(method, arguments);
        }
        if (result != null) {
            state.push(result);
        }
    }

    /** No subclass can have another method, or all receivers are arrays. */
    private static boolean bindsDirectly(MethodInfo method, InvokeInstruction instruction) {
        return method.has(AccessFlag.PRIVATE)
                || method.has(AccessFlag.FINAL)
                || isRaw(method.owner())
                || method.body() == MethodInfo.Body.INTRINSIC
                || instruction.owner().asInternalName().startsWith("[")
                || method.owner().has(AccessFlag.FINAL) && !method.has(AccessFlag.ABSTRACT);
    }

    private MethodInfo resolve(InvokeInstruction instruction) {
        String owner = instruction.owner().asInternalName();
        String name = instruction.name().stringValue();
        String descriptor = instruction.type().stringValue();
        MethodInfo resolved = state.world().resolveMethod(owner, name, descriptor);
        if (instruction.opcode() != Opcode.INVOKESPECIAL || resolved.isConstructor()) {
            return resolved;
        }
        return select(resolved, name, descriptor);
    }

    /** JVM specification, "invokespecial": a method of a superclass is looked up from the direct superclass on. */
    private MethodInfo select(MethodInfo resolved, String name, String descriptor) {
        ClassInfo current = state.method().owner();
        Optional<ClassInfo> above = current.superclass();
        boolean superCall = above.isPresent()
                && resolved.owner() != current
                && !resolved.owner().isInterface()
                && above.get().isSubtypeOf(resolved.owner());
        return superCall ? state.world().resolveMethod(above.get().name(), name, descriptor) : resolved;
    }

    private List<Value> popArguments(MethodInfo method) {
        List<Value> arguments = new ArrayList<>();
        int count = method.type().parameterCount() + (method.isStatic() ? 0 : 1);
        for (int i = 0; i < count; i++) {
            arguments.add(state.pop());
        }
        Collections.reverse(arguments);
        return arguments;
    }

    private static boolean isRaw(ClassInfo type) {
        return type.isWord() || type.isStruct();
    }

    /** Through the table, or directly if the closed world leaves one target. */
    private Value dispatch(MethodInfo method, List<Value> arguments) {
        Value receiver = arguments.getFirst();
        if (receiver.exact() != null) {
            return direct(state.program().select(receiver.exact(), method), arguments);
        }
        List<MethodInfo> targets = state.program().targets(method);
        return switch (targets.size()) {
            case 0 -> impossible(method);
            case 1 -> direct(targets.getFirst(), arguments);
            default -> throughTable(method, arguments);
        };
    }

    /** No object can be the receiver, so the null check has thrown. */
    private Value impossible(MethodInfo method) {
        out.throwHere(RuntimeCall.ABSTRACT_CALL);
        out.label(out.fresh());
        Kind result = Kind.of(method.type().returnType());
        return result == Kind.VOID ? null : Value.of(result, "poison");
    }

    private Value throughTable(MethodInfo method, List<Value> arguments) {
        String record = out.located("load ptr, ptr " + arguments.getFirst().text() + ", align 8");
        String slot = out.name("getelementptr i8, ptr " + record + ", i64 "
                + state.module().shared().slotOffset(method));
        String code = out.located("load ptr, ptr " + slot + ", align 8");
        return out.call(Kind.of(method.type().returnType()), code, arguments, "");
    }

    private Value direct(MethodInfo method, List<Value> arguments) {
        return switch (method.body()) {
            case INTRINSIC -> intrinsic(method, arguments);
            case INSTRUCTION -> InlineAssembly.emit(state, method, arguments);
            case STRUCT_FIELD -> StructAccess.emit(state, method, arguments);
            case ABSTRACT -> impossible(method);
            case BYTECODE, CUT, NATIVE -> {
                String callee = state.module().function(method);
                boolean isApart = state.module().context().isKeptApart(method, state.method());
                yield out.call(
                        Kind.of(method.type().returnType()), callee, arguments, isApart ? FunctionWriter.APART : "");
            }
        };
    }

    private Value intrinsic(MethodInfo method, List<Value> arguments) {
        return IntrinsicTable.find(method).emit(new IntrinsicCall(state, method, arguments));
    }
}
