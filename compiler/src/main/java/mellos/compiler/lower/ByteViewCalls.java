package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import mellos.compiler.model.BuildError;

/**
 * Accesses through {@code byteArrayViewVarHandle} and {@code byteBufferViewVarHandle}: the runtime reads and writes
 * bits, which are made values of the kind here. Of arrays Java has no other modes ({@code MethodHandles}'s
 * documentation); of direct buffers HotSpot has more, which end in the same exception here.
 */
final class ByteViewCalls {
    private static final ClassDesc VIEWS = ClassDesc.of("mellos.runtime.invoke.ByteViews");
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final ClassDesc BUFFER = ClassDesc.of("java.nio.ByteBuffer");

    private final CodeBuilder out;
    private final Locals operands;
    private final ClassDesc holder;
    private final ClassDesc kind;

    /** @param operands handle, array or buffer, index and, if there is one, the value */
    ByteViewCalls(CodeBuilder out, Locals operands, ClassDesc kind) {
        this.out = out;
        this.operands = operands;
        this.holder = operands.type(1);
        this.kind = kind;
    }

    /** Whether the type of the first coordinate tells that it is a view. */
    static boolean isView(MethodTypeDesc type, int coordinates, ClassDesc kind) {
        return coordinates == 2
                && (type.parameterType(0).equals(BUFFER)
                        || type.parameterType(0).equals(BYTES) && !kind.equals(ConstantDescs.CD_byte));
    }

    void emit(String mode) {
        switch (mode) {
            case "get" -> get();
            case "set" -> set();
            default ->
                throw Thrown.of("UnsupportedOperationException", null, "bytes are read and written plainly alone")
                        .ends();
        }
    }

    /** The handle alone knows the kind. */
    private void getBoxed() {
        loadPlace();
        out.invokestatic(
                VIEWS,
                "boxed",
                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_VarHandle, holder, ConstantDescs.CD_int));
    }

    private void get() {
        if (!kind.isPrimitive()) {
            getBoxed();
            return;
        }
        loadPlace();
        loadKind();
        out.invokestatic(
                VIEWS,
                "get",
                MethodTypeDesc.of(
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_VarHandle,
                        holder,
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int));
        switch (TypeKind.from(kind)) {
            case LONG -> {
                // The bits are the value.
            }
            case DOUBLE ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "longBitsToDouble",
                        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
            case FLOAT -> {
                out.l2i();
                out.invokestatic(
                        ConstantDescs.CD_Float,
                        "intBitsToFloat",
                        MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
            }
            case SHORT -> out.l2i().i2s();
            case CHAR -> out.l2i().i2c();
            default -> out.l2i();
        }
    }

    private void set() {
        if (!kind.isPrimitive()) {
            throw new BuildError("a VarHandle of bytes that is given an object is not supported");
        }
        loadPlace();
        operands.load(out, 3);
        Adaptation.convert(out, operands.type(3), kind, operands.type(3));
        switch (TypeKind.from(kind)) {
            case LONG -> {
                // The value is the bits.
            }
            case DOUBLE ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "doubleToRawLongBits",
                        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
            case FLOAT -> {
                out.invokestatic(
                        ConstantDescs.CD_Float,
                        "floatToRawIntBits",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
                out.i2l();
            }
            default -> out.i2l();
        }
        loadKind();
        out.invokestatic(
                VIEWS,
                "set",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_VarHandle,
                        holder,
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_int));
    }

    private void loadPlace() {
        operands.load(out, 0);
        operands.load(out, 1);
        operands.load(out, 2);
    }

    private void loadKind() {
        out.loadConstant((int) kind.descriptorString().charAt(0));
    }
}
