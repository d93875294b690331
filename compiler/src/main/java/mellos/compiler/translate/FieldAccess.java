package mellos.compiler.translate;

import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.MemoryType;
import mellos.compiler.model.FieldInfo;

/** {@code getfield}, {@code putfield}, {@code getstatic}, {@code putstatic}. */
final class FieldAccess {
    private final MethodState state;

    FieldAccess(MethodState state) {
        this.state = state;
    }

    void translate(FieldInstruction instruction) {
        FieldInfo field = state.world()
                .resolveField(
                        instruction.owner().asInternalName(),
                        instruction.name().stringValue(),
                        instruction.type().stringValue());
        switch (instruction.opcode()) {
            case GETSTATIC -> getStatic(field);
            case PUTSTATIC -> putStatic(field);
            case GETFIELD -> getField(field);
            default -> putField(field);
        }
    }

    private void getStatic(FieldInfo field) {
        // A class built with the image may have a superclass that is not, whose initialiser runs now.
        state.checkInitialized(field.owner());
        HostHeap heap = state.module().context().heap();
        if (heap.isConstant(field)) {
            state.push(constant(heap.constant(field)));
            return;
        }
        String cell = state.module().staticField(field);
        state.push(state.memory().load(MemoryType.of(field.type()), cell, access(field)));
    }

    private Value constant(HostHeap.Constant constant) {
        ModuleText module = state.module();
        return switch (constant) {
            case HostHeap.Constant.Null _ -> Value.nothing();
            case HostHeap.Constant.Primitive primitive -> Constants.of(primitive.value());
            case HostHeap.Constant.Text text -> Constants.of(state, text.text());
            case HostHeap.Constant.Mirror mirror -> Constants.of(state, mirror.type());
            case HostHeap.Constant.Instance instance ->
                Value.nonNull(module.imageObject(instance.symbol())).withExact(instance.type());
        };
    }

    private void putStatic(FieldInfo field) {
        Value value = state.pop();
        state.checkInitialized(field.owner());
        state.memory().store(MemoryType.of(field.type()), value, state.module().staticField(field), access(field));
    }

    private void getField(FieldInfo field) {
        Value object = state.pop();
        state.messages().remember(object);
        state.checkNull(object, () -> state.messages().of(object));
        state.push(state.memory().load(MemoryType.of(field.type()), address(object, field), access(field)));
    }

    private void putField(FieldInfo field) {
        Value value = state.pop();
        Value object = state.pop();
        state.checkNull(object, () -> state.messages().of(object));
        state.memory().store(MemoryType.of(field.type()), value, address(object, field), access(field));
        if (field.has(AccessFlag.FINAL) && state.method().isConstructor()) {
            state.markFinalFieldWritten();
        }
    }

    private String address(Value object, FieldInfo field) {
        return state.out()
                .offset(object.text(), state.module().context().layouts().offset(field));
    }

    private static Access access(FieldInfo field) {
        return field.isVolatile() ? Access.VOLATILE : Access.PLAIN;
    }
}
