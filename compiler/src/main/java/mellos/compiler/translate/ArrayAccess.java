package mellos.compiler.translate;

import java.lang.classfile.Opcode;
import mellos.compiler.image.MemoryType;
import mellos.compiler.model.ClassInfo;
import mellos.magic.abi.ObjectHeaderLayout;

/** Arrays: elements, length, creation. */
final class ArrayAccess {
    private final MethodState state;
    private final FunctionWriter out;

    ArrayAccess(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void load(Opcode opcode) {
        Value index = state.pop();
        Value array = state.pop();
        state.messages().remember(array, index);
        MemoryType type = elementType(opcode);
        String address = element(array, index, type);
        state.push(state.memory().load(type, address, Access.PLAIN));
    }

    void store(Opcode opcode) {
        Value value = state.pop();
        Value index = state.pop();
        Value array = state.pop();
        MemoryType type = elementType(opcode);
        String address = element(array, index, type);
        if (type == MemoryType.REFERENCE) {
            checkStore(array, value);
        }
        state.memory().store(type, value, address, Access.PLAIN);
    }

    private static MemoryType elementType(Opcode opcode) {
        return switch (opcode) {
            case IALOAD, IASTORE -> MemoryType.INT;
            case LALOAD, LASTORE -> MemoryType.LONG;
            case FALOAD, FASTORE -> MemoryType.FLOAT;
            case DALOAD, DASTORE -> MemoryType.DOUBLE;
            case AALOAD, AASTORE -> MemoryType.REFERENCE;
            case BALOAD, BASTORE -> MemoryType.BYTE;
            case CALOAD, CASTORE -> MemoryType.CHAR;
            case SALOAD, SASTORE -> MemoryType.SHORT;
            default -> throw new IllegalArgumentException("not an array access: " + opcode);
        };
    }

    /** The element's address, after the checks. */
    private String element(Value array, Value index, MemoryType type) {
        if (state.isUnchecked()) {
            return uncheckedElement(array, index, type);
        }
        state.checkNull(array, () -> state.messages().of(array));
        String length = lengthOf(array);
        String thrower = out.thrower(RuntimeCall.THROW_BOUNDS, index.typed(), "i32 " + length);
        out.branchUnless(out.name("icmp ult i32 " + index.text() + ", " + length), thrower);
        String first = out.offset(array.text(), ObjectHeaderLayout.ARRAY_ELEMENTS);
        String wide = index.intConstant()
                .map(known -> Integer.toString(known))
                .orElseGet(() -> out.name("zext i32 " + index.text() + " to i64"));
        return out.name("getelementptr " + type.ir() + ", ptr " + first + ", i64 " + wide);
    }

    private String uncheckedElement(Value array, Value index, MemoryType type) {
        String first = out.name(
                "getelementptr inbounds i8, ptr " + array.text() + ", i64 " + ObjectHeaderLayout.ARRAY_ELEMENTS);
        String wide = out.name("sext i32 " + index.text() + " to i64");
        return out.name("getelementptr inbounds " + type.ir() + ", ptr " + first + ", i64 " + wide);
    }

    private String lengthOf(Value array) {
        String address = out.offset(array.text(), ObjectHeaderLayout.ARRAY_LENGTH);
        return out.located("load i32, ptr " + address + ", align 4");
    }

    void length() {
        Value array = state.pop();
        state.checkNull(array, () -> state.messages().of(array));
        state.push(Value.of(Kind.INT, lengthOf(array)));
    }

    private void checkStore(Value array, Value value) {
        if (value.isNullConstant() || isStoreSafe(array, value)) {
            return;
        }
        String done = out.fresh();
        if (!state.isNonNull(value)) {
            String check = out.fresh();
            String isNull = out.name("icmp eq ptr " + value.text() + ", null");
            out.line("br i1 " + isNull + ", label %" + done + ", label %" + check);
            out.label(check);
        }
        String allowed = out.located("call i1 " + state.module().shared().storeCheck() + "(ptr " + array.text()
                + ", ptr " + value.text() + ")");
        String thrower = out.thrower(RuntimeCall.THROW_STORE, "ptr " + value.text());
        out.line("br i1 " + allowed + ", label %" + done + ", label %" + thrower);
        out.label(done);
    }

    private static boolean isStoreSafe(Value array, Value value) {
        return array.exact() != null
                && (array.exact().component().name().equals("java/lang/Object")
                        || value.exact() != null
                                && value.exact().isSubtypeOf(array.exact().component()));
    }

    void create(ClassInfo component) {
        ClassInfo type = component.arrayType();
        Value length = state.pop();
        MemoryType element = MemoryType.of(component.descriptor());
        Value array = out.call(
                Kind.REFERENCE,
                state.module().shared().newArray(),
                "ptr " + state.module().record(type) + ", " + length.typed() + ", i64 " + element.logSize());
        state.push(array.withExact(type));
    }

    void createMulti(ClassInfo type, int dimensions) {
        String lengths = out.slot("mv" + dimensions, "[" + dimensions + " x i32]");
        for (int i = dimensions - 1; i >= 0; i--) {
            Value length = state.pop();
            out.line("store i32 " + length.text() + ", ptr " + out.offset(lengths, 4L * i) + ", align 4");
        }
        Value array = out.call(
                RuntimeCall.ALLOCATE_MULTI,
                "ptr " + state.module().record(type),
                "i32 " + dimensions,
                "ptr " + lengths);
        state.push(array.withExact(type));
    }
}
