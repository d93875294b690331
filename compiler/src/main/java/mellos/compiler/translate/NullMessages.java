package mellos.compiler.translate;

import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.MethodInfo;

/**
 * The text of a NullPointerException that an instruction throws: what failed and which expression was null, in the
 * words of JEP 358, "Helpful NullPointerExceptions".
 */
final class NullMessages {
    private static final int MAX_DETAIL = 5;

    private final MethodInfo method;
    private final Bytecode code;
    private final MethodState state;
    private final Map<Integer, List<Integer>> operands = new HashMap<>();

    NullMessages(MethodInfo method, Bytecode code, MethodState state) {
        this.method = method;
        this.code = code;
        this.state = state;
    }

    /** Remembers where the operands of an instruction came from, for instructions that use its result. */
    void remember(Value... values) {
        operands.put(state.index(), Arrays.stream(values).map(Value::origin).toList());
    }

    /** The text if the instruction reached fails on this reference. */
    Optional<String> of(Value reference) {
        return FailedActions.of(code.at(state.index())).map(action -> action + cause(reference.origin()));
    }

    private String cause(int origin) {
        boolean call = origin >= 0 && code.at(origin) instanceof InvokeInstruction;
        String prefix = call ? " because the return value of \"" : " because \"";
        return describe(origin, MAX_DETAIL)
                .map(text -> prefix + text + "\" is null")
                .orElse("");
    }

    /** The expression that pushed a value, or nothing if it is not known or lies too deep. */
    private Optional<String> describe(int origin, int detail) {
        if (detail <= 0 || origin < 0) {
            return Optional.empty();
        }
        return switch (code.at(origin)) {
            case LoadInstruction load -> Optional.of(variable(load.slot(), origin));
            case ConstantInstruction.ArgumentConstantInstruction constant ->
                Optional.of(constant.constantValue().toString());
            case ConstantInstruction.IntrinsicConstantInstruction constant -> intrinsic(constant);
            case FieldInstruction field -> Optional.of(field(field, origin, detail));
            case InvokeInstruction invoke -> Optional.of(MessageNames.of(invoke));
            case ArrayLoadInstruction _ -> Optional.of(element(origin, detail));
            default -> Optional.empty();
        };
    }

    private static Optional<String> intrinsic(ConstantInstruction.IntrinsicConstantInstruction constant) {
        return switch (constant.opcode()) {
            case ACONST_NULL -> Optional.of("null");
            case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 ->
                Optional.of(constant.constantValue().toString());
            default -> Optional.empty();
        };
    }

    private String field(FieldInstruction field, int origin, int detail) {
        return switch (field.opcode()) {
            case GETSTATIC ->
                MessageNames.of(field.owner().asSymbol()) + '.' + field.name().stringValue();
            default ->
                describe(operand(origin, 0), detail - 1).map(text -> text + '.').orElse("")
                        + field.name().stringValue();
        };
    }

    private String element(int origin, int detail) {
        return describe(operand(origin, 0), detail - 1).orElse("<array>")
                + '['
                + describe(operand(origin, 1), detail).orElse("...")
                + ']';
    }

    private int operand(int origin, int number) {
        List<Integer> known = operands.get(origin);
        return known == null ? Value.NO_ORIGIN : known.get(number);
    }

    private String variable(int slot, int origin) {
        if (code.namesVariables()) {
            Optional<String> name = code.variable(slot, origin);
            if (name.isPresent()) {
                return name.get();
            }
        }
        boolean untouched = !state.frame().written().get(slot);
        if (!method.isStatic() && slot == 0 && untouched) {
            return "this";
        }
        int parameter = parameterAt(slot);
        return parameter > 0 && untouched ? "<parameter" + parameter + '>' : "<local" + slot + '>';
    }

    /** Which parameter lies in a slot, counted from 1; 0 if none. */
    private int parameterAt(int slot) {
        int next = method.isStatic() ? 0 : 1;
        int number = 1;
        for (ClassDesc type : method.type().parameterList()) {
            int size = Kind.of(type).isWide() ? 2 : 1;
            if (slot >= next && slot < next + size) {
                return number;
            }
            next += size;
            number++;
        }
        return 0;
    }
}
