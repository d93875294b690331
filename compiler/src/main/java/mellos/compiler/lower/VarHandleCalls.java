package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.BuildError;

/**
 * Calls of a {@code VarHandle}'s access modes. The runtime tells base and offset; the access is the method of
 * {@code Unsafe} for mode and kind. docs/abi.md, "VarHandles".
 */
final class VarHandleCalls {
    private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");
    private static final ClassDesc HANDLES = VarHandleFactories.VAR_HANDLES;
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    /** Numbers, each of which becomes any later one without a cast. */
    private static final List<ClassDesc> WIDTHS = List.of(
            ConstantDescs.CD_byte,
            ConstantDescs.CD_short,
            ConstantDescs.CD_int,
            ConstantDescs.CD_long,
            ConstantDescs.CD_float,
            ConstantDescs.CD_double);

    private final CodeBuilder out;
    private final AccessMode mode;
    private final MethodTypeDesc type;
    private final int valueCount;
    private final ClassDesc kind;
    private final Locals operands;

    private VarHandleCalls(CodeBuilder out, AccessMode mode, MethodTypeDesc type) {
        this.out = out;
        this.mode = mode;
        this.type = type;
        this.valueCount = mode.valueCount();
        this.kind = kind();
        List<ClassDesc> stack = new ArrayList<>();
        stack.add(ConstantDescs.CD_VarHandle);
        stack.addAll(type.parameterList());
        this.operands = Locals.store(out, stack);
    }

    /** The variable's, as far as the call tells: the widest of the types that it names for the value. */
    private ClassDesc kind() {
        if (valueCount == 0) {
            return type.returnType();
        }
        ClassDesc widest = type.parameterType(type.parameterCount() - 1);
        for (int i = type.parameterCount() - valueCount; i < type.parameterCount(); i++) {
            widest = wider(widest, type.parameterType(i));
        }
        return mode.result(widest).equals(widest) ? wider(widest, type.returnType()) : widest;
    }

    private static ClassDesc wider(ClassDesc one, ClassDesc other) {
        return WIDTHS.indexOf(other) > WIDTHS.indexOf(one) && WIDTHS.contains(one) ? other : one;
    }

    static boolean isAccessMode(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/lang/invoke/VarHandle")
                && new AccessMode(call.name().stringValue()).isKnown();
    }

    static void lower(CodeBuilder out, InvokeInstruction call) {
        new VarHandleCalls(out, new AccessMode(call.name().stringValue()), call.typeSymbol()).emit();
    }

    private void emit() {
        if (ByteViewCalls.isView(type, type.parameterCount() - valueCount, kind)) {
            new ByteViewCalls(out, operands, kind).emit(mode.name());
            adaptResult(mode.result(kind.isPrimitive() ? kind : OBJECT));
            return;
        }
        out.invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE));
        loadPlace();
        loadValues();
        ClassDesc stored = kind.isPrimitive() ? kind : OBJECT;
        ClassDesc result = mode.result(stored);
        out.invokevirtual(UNSAFE, mode.unsafeMethod(TypeKind.from(kind)), accessType(stored, result));
        adaptResult(result);
    }

    private void loadPlace() {
        int coordinates = type.parameterCount() - valueCount;
        switch (coordinates) {
            case 0 -> loadStaticPlace();
            case 1 -> loadFieldPlace();
            case 2 -> loadElementPlace();
            default -> throw new BuildError("a VarHandle with " + coordinates + " coordinates is not supported");
        }
    }

    private void loadStaticPlace() {
        out.aconst_null();
        operands.load(out, 0);
        loadKind();
        out.invokestatic(HANDLES, "staticAddress", offsetType());
    }

    private void loadFieldPlace() {
        operands.load(out, 0);
        operands.load(out, 1);
        out.invokestatic(HANDLES, "fieldBase", MethodTypeDesc.of(OBJECT, ConstantDescs.CD_VarHandle, OBJECT));
        operands.load(out, 0);
        loadKind();
        out.invokestatic(HANDLES, "fieldOffset", offsetType());
    }

    private void loadElementPlace() {
        operands.load(out, 1);
        operands.load(out, 0);
        operands.load(out, 1);
        operands.load(out, 2);
        loadKind();
        out.invokestatic(HANDLES, "elementOffset", offsetType(OBJECT, ConstantDescs.CD_int));
    }

    /** The last of them is stored; the handle checks that it may be, if it is a reference. */
    private void loadValues() {
        for (int i = valueCount; i > 0; i--) {
            int index = type.parameterCount() - i + 1;
            boolean stored = i == 1 && !kind.isPrimitive();
            if (stored) {
                operands.load(out, 0);
            }
            operands.load(out, index);
            if (kind.isPrimitive()) {
                Adaptation.convert(out, operands.type(index), kind, operands.type(index));
            }
            if (stored) {
                out.invokestatic(HANDLES, "checked", MethodTypeDesc.of(OBJECT, ConstantDescs.CD_VarHandle, OBJECT));
            }
        }
    }

    private MethodTypeDesc accessType(ClassDesc stored, ClassDesc result) {
        List<ClassDesc> parameters = new ArrayList<>(List.of(OBJECT, ConstantDescs.CD_long));
        for (int i = 0; i < valueCount; i++) {
            parameters.add(stored);
        }
        return MethodTypeDesc.of(result, parameters);
    }

    private void loadKind() {
        out.loadConstant(
                (int) kind.descriptorString().charAt(0) == '['
                        ? 'L'
                        : kind.descriptorString().charAt(0));
    }

    private static MethodTypeDesc offsetType(ClassDesc... between) {
        return MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_VarHandle)
                .insertParameterTypes(1, between)
                .insertParameterTypes(1 + between.length, ConstantDescs.CD_int);
    }

    private void adaptResult(ClassDesc result) {
        ClassDesc wanted = type.returnType();
        if (wanted.equals(ConstantDescs.CD_void)) {
            switch (TypeKind.from(result).slotSize()) {
                case 1 -> out.pop();
                case 2 -> out.pop2();
                default -> {}
            }
        } else if (!wanted.isPrimitive() && result.equals(OBJECT)) {
            out.checkcast(wanted);
        } else if (!wanted.equals(result)) {
            Adaptation.convert(out, result, wanted, result);
        }
    }
}
