package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.ClassInfo;

/** Plain calls that only reflection could answer, where constant arguments let the compiler answer. */
final class InvokeSites {
    /** Names that a class file mentions if there is anything to do in it. */
    static final Set<String> NAMES = Set.of(
            "findVarHandle",
            "findStaticVarHandle",
            "arrayElementVarHandle",
            "newUpdater",
            "forName",
            "objectFieldOffset");

    private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final PushedConstants constants;
    private final Host host;
    private final String name;
    private final VarHandleFactories factories;

    private InvokeSites(CodeBuilder out, InvokeInstruction call, PushedConstants constants, Host host) {
        this.out = out;
        this.call = call;
        this.constants = constants;
        this.host = host;
        this.name = call.owner().asInternalName() + "." + call.name().stringValue();
        this.factories = new VarHandleFactories(out, host.world());
    }

    /**
     * Lowers the call if it is one of these.
     *
     * @param findsHandles whether the method looks handles up, so that its lookup objects are for that only
     */
    static boolean lower(
            CodeBuilder out, InvokeInstruction call, PushedConstants constants, Host host, boolean findsHandles) {
        return new InvokeSites(out, call, constants, host).lower(findsHandles);
    }

    static boolean findsHandle(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return (owner.equals("java/lang/invoke/MethodHandles$Lookup") || owner.equals("jdk/internal/invoke/MhUtil"))
                && call.name().stringValue().endsWith("VarHandle");
    }

    private boolean lower(boolean findsHandles) {
        if (VarHandleCalls.isAccessMode(call)) {
            VarHandleCalls.lower(out, call);
            return true;
        }
        switch (name) {
            case "java/lang/invoke/MethodHandles.lookup" -> {
                if (!findsHandles) {
                    return false;
                }
                out.aconst_null();
            }
            case "java/lang/invoke/MethodHandles.privateLookupIn" -> {
                if (!findsHandles) {
                    return false;
                }
                out.pop2().aconst_null();
            }
            case "java/lang/invoke/MethodHandles$Lookup.findVarHandle" -> find(4, false);
            case "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle" -> find(4, true);
            case "jdk/internal/invoke/MhUtil.findVarHandle" ->
                find(call.typeSymbol().parameterCount(), false);
            case "java/lang/invoke/MethodHandles.arrayElementVarHandle" -> {
                ClassDesc type = constants.type(0, "arrayElementVarHandle");
                out.pop();
                factories.array(type);
            }
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater" ->
                updater("ofInt", ConstantDescs.CD_int);
            case "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater" ->
                updater("ofLong", ConstantDescs.CD_long);
            case "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater" -> referenceUpdater();
            case "java/lang/Class.forName" -> {
                return forName();
            }
            case "jdk/internal/misc/Unsafe.objectFieldOffset" -> {
                return objectFieldOffset();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The lookup object, unless told otherwise the class, the name and the type are on the stack. */
    private void find(int operands, boolean isStatic) {
        String method = call.name().stringValue();
        ClassDesc type = constants.type(0, method);
        String field = constants.text(1, method);
        ClassDesc owner = operands == 4 ? constants.type(2, method) : host.name();
        for (int i = 0; i < operands; i += 2) {
            if (operands - i == 1) {
                out.pop();
            } else {
                out.pop2();
            }
        }
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

    /** Of a name that is no constant the runtime's {@code forName} must speak. */
    private boolean forName() {
        if (!call.typeSymbol().equals(MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String))
                || !(constants.peek(0).orElse(0) instanceof String text)) {
            return false;
        }
        out.pop();
        Optional<ClassInfo> known =
                text.contains("/") ? Optional.empty() : host.world().find(text.replace('.', '/'));
        if (known.isEmpty()) {
            ClassDesc failure = ClassDesc.of("java.lang.ClassNotFoundException");
            out.new_(failure).dup().ldc(text);
            out.invokespecial(
                    failure,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
            out.athrow();
            return true;
        }
        ClassDesc type = known.get().descriptor();
        out.invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE)).ldc(type);
        out.invokevirtual(
                UNSAFE, "ensureClassInitialized", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class));
        out.ldc(type);
        return true;
    }

    private boolean objectFieldOffset() {
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
