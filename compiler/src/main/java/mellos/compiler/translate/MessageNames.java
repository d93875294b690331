package mellos.compiler.translate;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.Collectors;

/** Names of methods and types in the messages of JEP 358, "Helpful NullPointerExceptions". */
final class MessageNames {
    private MessageNames() {}

    static String of(InvokeInstruction invoke) {
        MethodTypeDesc type = invoke.typeSymbol();
        return of(invoke.owner().asSymbol())
                + '.'
                + invoke.name().stringValue()
                + '('
                + type.parameterList().stream().map(MessageNames::of).collect(Collectors.joining(", "))
                + ')';
    }

    static String of(ClassDesc type) {
        if (type.isArray()) {
            return of(type.componentType()) + "[]";
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
