package mellos.compiler.check;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import mellos.compiler.check.WordFlow.Value;
import mellos.compiler.model.MethodInfo;

/** What a call does to raw values: {@code Address} takes and gives them, every other method what it declares. */
final class WordCalls {
    private static final String ADDRESS = "mellos/magic/Address";

    private final RawTypes types;
    private final InvokeInstruction invoke;
    private final WordFlow flow;
    private final WordUses uses;

    WordCalls(RawTypes types, InvokeInstruction invoke, WordFlow flow, WordUses uses) {
        this.types = types;
        this.invoke = invoke;
        this.flow = flow;
        this.uses = uses;
    }

    void apply() {
        pass();
        if (invoke.opcode() != Opcode.INVOKESTATIC) {
            receive(flow.pop());
        }
        ClassDesc result = invoke.typeSymbol().returnType();
        if (TypeKind.from(result) != TypeKind.VOID) {
            boolean view = isOfAddress() && invoke.name().equalsString("as");
            flow.push(view ? Value.RAW : types.value(result));
        }
    }

    private boolean isOfAddress() {
        return invoke.owner().asInternalName().equals(ADDRESS);
    }

    private void pass() {
        String called = invoke.owner().asInternalName().replace('/', '.') + "."
                + invoke.name().stringValue();
        for (ClassDesc type : invoke.typeSymbol().parameterList().reversed()) {
            Value value = flow.pop();
            if (!isOfAddress()) {
                uses.match(value, type, "is passed to " + called);
            }
        }
    }

    private void receive(Value receiver) {
        MethodInfo resolved = types.world()
                .resolveMethod(
                        invoke.owner().asInternalName(),
                        invoke.name().stringValue(),
                        invoke.type().stringValue());
        if (!types.isRaw(resolved.owner())
                && receiver == Value.RAW
                && !resolved.owner().name().equals(ADDRESS)) {
            uses.reject(receiver, "has " + resolved.display() + " called");
        }
    }
}
