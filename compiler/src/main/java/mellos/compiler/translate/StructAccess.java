package mellos.compiler.translate;

import java.lang.constant.ClassDesc;
import java.util.List;
import mellos.compiler.image.MemoryType;
import mellos.compiler.model.MethodInfo;

/** Accessors of {@code @Struct} types: each call is one load or store. */
final class StructAccess {
    private StructAccess() {}

    /** @return the value read; null for a setter */
    static Value emit(MethodState state, MethodInfo method, List<Value> arguments) {
        boolean getter = Kind.of(method.type().returnType()) != Kind.VOID;
        ClassDesc type = getter
                ? method.type().returnType()
                : method.type().parameterList().getLast();
        MemoryType memory = MemoryType.of(type);
        Access access = method.owner().isDevice() ? Access.DEVICE : Access.PLAIN;
        String address = address(state, method, arguments);
        if (getter) {
            return state.memory().load(memory, address, access);
        }
        state.memory().store(memory, arguments.getLast(), address, access);
        return null;
    }

    private static String address(MethodState state, MethodInfo method, List<Value> arguments) {
        MethodInfo.StructField field = method.structField();
        FunctionWriter out = state.out();
        String start = arguments.getFirst().text();
        if (field.stride() == 0) {
            return out.offset(start, field.offset());
        }
        Value index = arguments.get(1);
        String wide = index.kind() == Kind.LONG ? index.text() : out.name("sext " + index.typed() + " to i64");
        String scaled = out.name("mul i64 " + wide + ", " + field.stride());
        return out.offset(out.name("getelementptr i8, ptr " + start + ", i64 " + scaled), field.offset());
    }
}
