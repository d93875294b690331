package mellos.compiler.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mellos.compiler.model.MethodInfo;

/** The parameters of a method under translation, and the local variables that it begins with. */
final class Parameters {
    private final MethodInfo method;
    private final Signature signature;
    private final Bytecode code;
    private final List<Value> values = new ArrayList<>();

    Parameters(MethodInfo method, Signature signature, Bytecode code) {
        this.method = method;
        this.signature = signature;
        this.code = code;
        for (int i = 0; i < signature.parameters().size(); i++) {
            String name = "%a" + i;
            values.add(
                    isThis(i)
                            ? Value.nonNull(name)
                            : Value.of(signature.parameters().get(i), name));
        }
    }

    /** As the function's head has them. */
    String list() {
        return IntStream.range(0, signature.parameters().size())
                .mapToObj(i -> signature.parameters().get(i).ir() + (isThis(i) ? " nonnull" : "") + " %a" + i)
                .collect(Collectors.joining(", "));
    }

    private boolean isThis(int parameter) {
        return parameter == 0
                && !method.isStatic()
                && !method.owner().isWord()
                && !method.owner().isStruct();
    }

    /** By slot: parameters that nothing writes to; null elsewhere. */
    Value[] fixed() {
        BitSet written = written();
        Value[] fixed = new Value[localCount()];
        int slot = 0;
        for (Value parameter : values) {
            fixed[slot] = written.get(slot) ? null : parameter;
            slot += slots(parameter);
        }
        return fixed;
    }

    private BitSet written() {
        BitSet written = new BitSet();
        for (int i = 0; i < code.size(); i++) {
            switch (code.at(i)) {
                case StoreInstruction store -> written.set(store.slot());
                case IncrementInstruction increment -> written.set(increment.slot());
                default -> {}
            }
        }
        return written;
    }

    private int localCount() {
        int count = values.stream().mapToInt(Parameters::slots).sum();
        for (int i = 0; i < code.size(); i++) {
            count = Math.max(count, localsOf(code.at(i)));
        }
        return count;
    }

    private static int localsOf(Instruction instruction) {
        return switch (instruction) {
            case StoreInstruction store -> store.slot() + 2;
            case LoadInstruction load -> load.slot() + 2;
            case IncrementInstruction increment -> increment.slot() + 1;
            default -> 0;
        };
    }

    private static int slots(Value parameter) {
        return parameter.kind().isWide() ? 2 : 1;
    }

    /** What a method begins with, the fixed ones left out. */
    OperandState frame(Locals locals) {
        OperandState frame = new OperandState(localCount());
        int slot = 0;
        for (Value parameter : values) {
            if (!locals.isFixed(slot)) {
                frame.setLocal(slot, parameter);
            }
            slot += slots(parameter);
        }
        return frame;
    }
}
