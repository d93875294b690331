package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Calls that look up a {@code VarHandle} or make a field updater. */
final class HandleSites {
    private static final ClassDesc BYTE_VIEWS = ClassDesc.of("mellos.runtime.invoke.ByteViews");

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final PushedConstants constants;
    private final Host host;
    private final VarHandleFactories factories;

    HandleSites(CodeBuilder out, InvokeInstruction call, PushedConstants constants, Host host) {
        this.out = out;
        this.call = call;
        this.constants = constants;
        this.host = host;
        this.factories = new VarHandleFactories(out, host.world());
    }

    /** @return false if the method of this name is none of these */
    boolean lower(String name) {
        switch (name) {
            case "java/lang/invoke/MethodHandles$Lookup.findVarHandle" -> find(4, false);
            case "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle" -> find(4, true);
            case "jdk/internal/invoke/MhUtil.findVarHandle" ->
                find(call.typeSymbol().parameterCount(), false);
            case "java/lang/invoke/MethodHandles.arrayElementVarHandle" ->
                factory(VarHandleFactories.VAR_HANDLES, "ofArray");
            case "java/lang/invoke/MethodHandles.byteArrayViewVarHandle",
                    "java/lang/invoke/MethodHandles.byteBufferViewVarHandle" -> factory(BYTE_VIEWS, "of");
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater" ->
                updater("ofInt", ConstantDescs.CD_int);
            case "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater" ->
                updater("ofLong", ConstantDescs.CD_long);
            case "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater" -> referenceUpdater();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void factory(ClassDesc owner, String method) {
        out.invokestatic(owner, method, call.typeSymbol());
    }

    /** The lookup object, unless told otherwise the class, the name and the type are on the stack. */
    private void find(int operands, boolean isStatic) {
        String method = call.name().stringValue();
        ClassDesc type = constants.type(0, method);
        String field = constants.text(1, method);
        ClassDesc owner = operands == 4 ? constants.type(2, method) : host.name();
        pop(operands);
        if (isStatic) {
            factories.staticField(owner, field, type);
        } else {
            factories.field(owner, field, type);
        }
    }

    private void updater(String factory, ClassDesc type) {
        ClassDesc owner = constants.type(1, "newUpdater");
        String field = constants.text(0, "newUpdater");
        out.pop2();
        factories.primitiveUpdater(call.typeSymbol().returnType(), factory, owner, field, type);
    }

    private void referenceUpdater() {
        ClassDesc owner = constants.type(2, "newUpdater");
        ClassDesc type = constants.type(1, "newUpdater");
        String field = constants.text(0, "newUpdater");
        out.pop2().pop();
        factories.referenceUpdater(call.typeSymbol().returnType(), owner, field, type);
    }

    private void pop(int operands) {
        for (int i = 0; i < operands; i += 2) {
            if (operands - i == 1) {
                out.pop();
            } else {
                out.pop2();
            }
        }
    }
}
