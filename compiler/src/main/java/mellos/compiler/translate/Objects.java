package mellos.compiler.translate;

import java.lang.classfile.Opcode;
import mellos.compiler.model.ClassInfo;

/** Creation of objects, type tests, monitors, {@code athrow}. */
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

    void cast(ClassInfo type) {
        Value value = state.pop();
        state.pushSame(value);
        if (isRaw(type) || value.isNullConstant() || type.name().equals("java/lang/Object") || isKnown(value, type)) {
            return;
        }
        String done = out.fresh();
        if (!state.isNonNull(value)) {
            String check = out.fresh();
            String isNull = out.name("icmp eq ptr " + value.text() + ", null");
            out.line("br i1 " + isNull + ", label %" + done + ", label %" + check);
            out.label(check);
        }
        String matches = state.typeTest(type, state.recordOf(value));
        String thrower = out.thrower(
                RuntimeCall.THROW_CAST,
                "ptr " + value.text(),
                "ptr " + state.module().record(type));
        out.line("br i1 " + matches + ", label %" + done + ", label %" + thrower);
        out.label(done);
    }

    void test(ClassInfo type) {
        Value value = state.pop();
        if (value.isNullConstant()) {
            state.push(Value.constant(0));
            return;
        }
        if (isKnown(value, type)) {
            state.push(Value.constant(1));
            return;
        }
        if (state.isNonNull(value)) {
            String matches = state.typeTest(type, state.recordOf(value));
            state.push(out.value(Kind.INT, "zext i1 " + matches + " to i32"));
            return;
        }
        String before = out.fresh();
        String check = out.fresh();
        String done = out.fresh();
        out.line("br label %" + before);
        out.label(before);
        String isNull = out.name("icmp eq ptr " + value.text() + ", null");
        out.line("br i1 " + isNull + ", label %" + done + ", label %" + check);
        out.label(check);
        String matches = state.typeTest(type, state.recordOf(value));
        out.line("br label %" + done);
        out.label(done);
        String result = out.name("phi i1 [ false, %" + before + " ], [ " + matches + ", %" + check + " ]");
        state.push(out.value(Kind.INT, "zext i1 " + result + " to i32"));
    }

    private static boolean isKnown(Value value, ClassInfo type) {
        return value.exact() != null && value.exact().isSubtypeOf(type);
    }

    private static boolean isRaw(ClassInfo type) {
        return type.isWord() || type.isStruct();
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
