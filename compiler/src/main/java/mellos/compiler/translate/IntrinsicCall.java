package mellos.compiler.translate;

import java.util.List;
import mellos.compiler.model.MethodInfo;

/** A call of a method that the compiler supplies, with the receiver first. */
record IntrinsicCall(MethodState state, MethodInfo method, List<Value> arguments) {
    FunctionWriter out() {
        return state.out();
    }

    ModuleText module() {
        return state.module();
    }

    Value argument(int index) {
        return arguments.get(index);
    }

    Value last() {
        return arguments.getLast();
    }

    /** The constant an argument must be. */
    <T> T constant(int index, Class<T> type) {
        Object constant = argument(index).constant();
        if (!type.isInstance(constant)) {
            throw new IllegalArgumentException("argument " + index + " of " + method.display() + " must be a constant");
        }
        return type.cast(constant);
    }
}
