package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mellos.compiler.model.MethodInfo;

/** A method's parameters, the receiver included, and result as LLVM sees them. */
record Signature(Kind result, List<Kind> parameters) {
    static Signature of(MethodInfo method) {
        List<Kind> kinds = new ArrayList<>();
        if (!method.isStatic()) {
            kinds.add(Kind.REFERENCE);
        }
        method.type().parameterList().forEach(type -> kinds.add(Kind.of(type)));
        return new Signature(Kind.of(method.type().returnType()), kinds);
    }

    /** {@code i32 @name(ptr, i64)}. */
    String declaration(String name) {
        return result.ir()
                + ' '
                + name
                + '('
                + parameters.stream().map(Kind::ir).collect(Collectors.joining(", "))
                + ')';
    }
}
