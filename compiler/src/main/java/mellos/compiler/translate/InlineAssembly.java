package mellos.compiler.translate;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mellos.compiler.image.MemoryType;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.MethodInfo;

/** {@code @Instruction} methods: one inline assembly statement each. */
final class InlineAssembly {
    private InlineAssembly() {}

    /** @return the result; null if the method has none */
    static Value emit(MethodState state, MethodInfo method, List<Value> arguments) {
        MethodInfo.Assembly assembly = method.instruction();
        List<String> inputs = new ArrayList<>();
        List<String> inputTypes = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            MemoryType type = MemoryType.of(method.type().parameterType(i));
            inputs.add(type.ir() + ' ' + state.memory().narrow(type, arguments.get(i)));
            inputTypes.add(type.ir());
        }
        List<String> outputs = outputTypes(method, assembly.constraints(), inputTypes);
        String result = switch (outputs.size()) {
            case 0 -> "void";
            case 1 -> outputs.getFirst();
            default -> "{ " + String.join(", ", outputs) + " }";
        };
        String constraints = assembly.constraints().isEmpty() ? "~{memory}" : assembly.constraints() + ",~{memory}";
        String call = "call " + result + " asm sideeffect " + Symbols.quoted(assembly.template()) + ", "
                + Symbols.quoted(constraints + ",~{dirflag},~{fpsr},~{flags}") + "(" + String.join(", ", inputs) + ")";
        return result(state, method.type().returnType(), call, outputs.size());
    }

    private static Value result(MethodState state, ClassDesc type, String call, int outputs) {
        FunctionWriter out = state.out();
        if (outputs == 0) {
            out.step(call);
            return null;
        }
        String values = out.located(call);
        if (Kind.of(type) == Kind.VOID) {
            return null;
        }
        MemoryType memory = MemoryType.of(type);
        String first = outputs == 1 ? values : out.name("extractvalue { " + structure(call) + " } " + values + ", 0");
        return state.memory().widen(memory, first);
    }

    private static String structure(String call) {
        return call.substring(call.indexOf("{ ") + 2, call.indexOf(" }"));
    }

    /** An output that is tied to an input has its type; any other but the result is as wide as its register. */
    private static List<String> outputTypes(MethodInfo method, String constraints, List<String> inputTypes) {
        List<String> items = Arrays.stream(constraints.split(","))
                .filter(item -> !item.isEmpty())
                .toList();
        List<String> outputs =
                items.stream().filter(item -> item.startsWith("=")).toList();
        List<String> inputs = items.stream()
                .filter(item -> !item.startsWith("=") && !item.startsWith("~"))
                .toList();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            int tied = inputs.indexOf(Integer.toString(i));
            if (i == 0 && Kind.of(method.type().returnType()) != Kind.VOID) {
                types.add(MemoryType.of(method.type().returnType()).ir());
            } else if (tied >= 0) {
                types.add(inputTypes.get(tied));
            } else {
                types.add(outputs.get(i).startsWith("={e") ? "i32" : "i64");
            }
        }
        return types;
    }
}
