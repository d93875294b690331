package mellos.compiler.translate;

import mellos.compiler.model.ClassInfo;

/** {@code checkcast} and {@code instanceof}. */
final class TypeChecks {
    private final MethodState state;
    private final FunctionWriter out;

    TypeChecks(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void cast(ClassInfo type) {
        Value value = state.pop();
        state.pushSame(value);
        if (isRaw(type) || value.isNullConstant() || type.name().equals("java/lang/Object") || isKnown(value, type)) {
            return;
        }
        castUnlessNull(value, type);
    }

    private void castUnlessNull(Value value, ClassInfo type) {
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
        testUnlessNull(value, type);
    }

    private void testUnlessNull(Value value, ClassInfo type) {
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
}
