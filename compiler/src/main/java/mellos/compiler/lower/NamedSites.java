package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.World;

/** Calls that name a class or a field by a string: {@code Class.forName}, {@code Unsafe.objectFieldOffset}. */
final class NamedSites {
    private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final PushedConstants constants;
    private final World world;

    NamedSites(CodeBuilder out, InvokeInstruction call, PushedConstants constants, World world) {
        this.out = out;
        this.call = call;
        this.constants = constants;
        this.world = world;
    }

    /** Of a name that is no constant the runtime's {@code forName} must speak. */
    boolean forName() {
        if (!call.typeSymbol().equals(MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String))
                || !(constants.peek(0).orElse(0) instanceof String text)) {
            return false;
        }
        out.pop();
        Optional<ClassInfo> known = text.contains("/") ? Optional.empty() : world.find(text.replace('.', '/'));
        known.ifPresentOrElse(type -> loadInitialized(type.descriptor()), () -> throwNotFound(text));
        return true;
    }

    private void throwNotFound(String name) {
        ClassDesc failure = ClassDesc.of("java.lang.ClassNotFoundException");
        out.new_(failure).dup().ldc(name);
        out.invokespecial(
                failure, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
        out.athrow();
    }

    private void loadInitialized(ClassDesc type) {
        out.invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE)).ldc(type);
        out.invokevirtual(
                UNSAFE, "ensureClassInitialized", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class));
        out.ldc(type);
    }

    boolean objectFieldOffset() {
        boolean constant = constants.peek(0).filter(String.class::isInstance).isPresent()
                && constants.peek(1).filter(ClassDesc.class::isInstance).isPresent();
        if (!constant) {
            return false;
        }
        // The Unsafe object below the arguments is left over.
        out.invokestatic(
                ClassDesc.of("mellos.magic.Fields"),
                "offset",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_Class, ConstantDescs.CD_String));
        out.dup2_x1().pop2().pop();
        return true;
    }
}
