package mellos.compiler.translate;

import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.function.Supplier;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.compiler.model.World;
import mellos.magic.abi.ClassRecordLayout;

/** One method under translation: the point reached, what is known there, and the checks every instruction may need. */
final class MethodState {
    private final ModuleText module;
    private final MethodInfo method;
    private final FunctionWriter out;
    private final NullMessages messages;
    private final MemoryOperands memory;
    private OperandState frame;
    private int index;
    private boolean wroteFinalField;

    MethodState(ModuleText module, MethodInfo method, Bytecode code) {
        this.module = module;
        this.method = method;
        this.out = new FunctionWriter(module);
        this.memory = new MemoryOperands(out);
        this.messages = new NullMessages(method, code, this);
    }

    ModuleText module() {
        return module;
    }

    MethodInfo method() {
        return method;
    }

    FunctionWriter out() {
        return out;
    }

    Program program() {
        return module.context().program();
    }

    World world() {
        return program().world();
    }

    /** Loads and stores, and what narrow values need around them. */
    MemoryOperands memory() {
        return memory;
    }

    NullMessages messages() {
        return messages;
    }

    OperandState frame() {
        return frame;
    }

    void enter(OperandState next) {
        frame = next;
    }

    /** Index of the instruction being translated. */
    int index() {
        return index;
    }

    void moveTo(int instruction) {
        index = instruction;
    }

    void push(Value value) {
        frame.push(value.withOrigin(index));
    }

    /** Pushes what another instruction made: {@code dup} and its like, {@code checkcast}. */
    void pushSame(Value value) {
        frame.push(value);
    }

    Value pop() {
        return frame.pop();
    }

    /** Whether a reference is known not to be null here. */
    boolean isNonNull(Value value) {
        return value.nonNull() || frame.nonNull().contains(value.text());
    }

    void assumeNonNull(Value value) {
        frame.nonNull().add(value.text());
    }

    /** Whether checks are left out. */
    boolean isUnchecked() {
        return module.context().isUnchecked(method);
    }

    /** Throws unless the reference is not null; the text is computed only if a check is needed. */
    void checkNull(Value reference, Supplier<Optional<String>> text) {
        if (isNonNull(reference) || isUnchecked()) {
            return;
        }
        String message = text.get().map(module::message).orElse("null");
        String thrower = out.thrower(RuntimeCall.THROW_NULL, "ptr " + message);
        out.branchIf(out.name("icmp eq ptr " + reference.text() + ", null"), thrower);
        assumeNonNull(reference);
    }

    /** Initialises the class first if that may be necessary. */
    void checkInitialized(ClassInfo type) {
        if (!program().needsInitialization(type) || !frame.initialized().add(type)) {
            return;
        }
        String record = module.record(type);
        String state = out.located("load atomic i32, ptr getelementptr (i8, ptr " + record + ", i64 "
                + ClassRecordLayout.RECORD_STATE + ") acquire, align 4");
        String done = out.name("icmp eq i32 " + state + ", " + ClassRecordLayout.STATE_DONE);
        String next = out.fresh();
        String detour = out.detour(RuntimeCall.INITIALIZE, "ptr " + record, next);
        out.line("br i1 " + done + ", label %" + next + ", label %" + detour);
        out.label(next);
        type.superclass().ifPresent(this::assumeInitialized);
    }

    private void assumeInitialized(ClassInfo type) {
        for (Optional<ClassInfo> above = Optional.of(type);
                above.isPresent();
                above = above.get().superclass()) {
            frame.initialized().add(above.get());
        }
    }

    /** The classes whose initialisation began before this method can run. */
    void assumeOwnClassInitialized() {
        assumeInitialized(method.owner());
    }

    /** The class record of an object that is not null. */
    String recordOf(Value object) {
        return object.exact() == null
                ? out.located("load ptr, ptr " + object.text() + ", align 8")
                : module.record(object.exact());
    }

    /** A constant true or a test of a record against a type. */
    String typeTest(ClassInfo type, String record) {
        if (type.name().equals("java/lang/Object")) {
            return "true";
        }
        if (isLeaf(type)) {
            return out.name("icmp eq ptr " + record + ", " + module.record(type));
        }
        return out.located("call i1 " + module.shared().typeTest(type) + "(ptr " + record + ")");
    }

    private static boolean isLeaf(ClassInfo type) {
        if (type.isArray()) {
            return type.component().isPrimitive() || isLeaf(type.component());
        }
        return !type.isInterface() && type.has(AccessFlag.FINAL);
    }

    void markFinalFieldWritten() {
        wroteFinalField = true;
    }

    boolean wroteFinalField() {
        return wroteFinalField;
    }
}
