package mellos.compiler.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return action(code.at(state.index())).map(action -> action + cause(reference.origin()));
    }

    private static Optional<String> action(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction load ->
                Optional.of("Cannot load from " + arrayOf(load.opcode().name()) + " array");
            case ArrayStoreInstruction store ->
                Optional.of("Cannot store to " + arrayOf(store.opcode().name()) + " array");
            case OperatorInstruction _ -> Optional.of("Cannot read the array length");
            case ThrowInstruction _ -> Optional.of("Cannot throw exception");
            case MonitorInstruction monitor ->
                Optional.of(
                        switch (monitor.opcode()) {
                            case MONITORENTER -> "Cannot enter synchronized block";
                            default -> "Cannot exit synchronized block";
                        });
            case FieldInstruction field ->
                Optional.of(
                        switch (field.opcode()) {
                            case GETFIELD ->
                                "Cannot read field \"" + field.name().stringValue() + '"';
                            default -> "Cannot assign field \"" + field.name().stringValue() + '"';
                        });
            case InvokeInstruction invoke -> Optional.of("Cannot invoke \"" + methodName(invoke) + '"');
            default -> Optional.empty();
        };
    }

    private static String arrayOf(String opcode) {
        return switch (opcode.charAt(0)) {
            case 'I' -> "int";
            case 'L' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'A' -> "object";
            case 'B' -> "byte/boolean";
            case 'C' -> "char";
            default -> "short";
        };
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
            case InvokeInstruction invoke -> Optional.of(methodName(invoke));
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
                className(field.owner().asSymbol()) + '.' + field.name().stringValue();
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

    private static String methodName(InvokeInstruction invoke) {
        MethodTypeDesc type = invoke.typeSymbol();
        return className(invoke.owner().asSymbol())
                + '.'
                + invoke.name().stringValue()
                + '('
                + type.parameterList().stream().map(NullMessages::className).collect(Collectors.joining(", "))
                + ')';
    }

    private static String className(ClassDesc type) {
        if (type.isArray()) {
            return className(type.componentType()) + "[]";
        }
        if (type.isPrimitive()) {
            return type.displayName();
        }
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        return switch (name) {
            case "java.lang.Object" -> "Object";
            case "java.lang.String" -> "String";
            default -> name;
        };
    }
}
