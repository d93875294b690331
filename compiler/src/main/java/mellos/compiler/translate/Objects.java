package mellos.compiler.translate;

import java.lang.classfile.Opcode;
import mellos.compiler.model.ClassInfo;

/** Creation of objects, monitors, {@code athrow}. */
final class Objects {
    private final MethodState state;
    private final FunctionWriter out;

    Objects(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void create(ClassInfo type) {
        state.checkInitialized(type);
        int size = state.module().context().layouts().of(type).size();
        Value object = out.call(
                Kind.REFERENCE,
                state.module().shared().newObject(),
                "ptr " + state.module().record(type) + ", i64 " + size);
        state.push(object.withExact(type));
    }

    void monitor(Opcode opcode) {
        Value object = state.pop();
        state.checkNull(object, () -> state.messages().of(object));
        RuntimeCall call = opcode == Opcode.MONITORENTER ? RuntimeCall.MONITOR_ENTER : RuntimeCall.MONITOR_EXIT;
        out.call(call, "ptr " + object.text());
    }

    /** {@code athrow}: the runtime turns null into a NullPointerException, whose text comes from here. */
    void raise() {
        Value exception = state.pop();
        state.checkNull(exception, () -> state.messages().of(exception));
        out.throwHere(RuntimeCall.THROW, "ptr " + exception.text());
    }
}
