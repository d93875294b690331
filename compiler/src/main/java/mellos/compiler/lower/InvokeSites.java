package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.Set;

/** Plain calls that only reflection could answer, where constant arguments let the compiler answer. */
final class InvokeSites {
    /** Names that a class file mentions if there is anything to do in it. */
    static final Set<String> NAMES = Set.of(
            "findVarHandle",
            "findStaticVarHandle",
            "arrayElementVarHandle",
            "byteArrayViewVarHandle",
            "byteBufferViewVarHandle",
            "newUpdater",
            "forName",
            "getResourceAsStream",
            "objectFieldOffset",
            "findStatic",
            "findVirtual",
            "findConstructor",
            "invoke",
            "invokeExact");

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final String name;
    private final NamedSites named;
    private final ResourceSites resources;
    private final HandleSites handles;
    private final MethodHandleSites methods;
    private final PushedConstants constants;

    private InvokeSites(CodeBuilder out, InvokeInstruction call, PushedConstants constants, Host host) {
        this.out = out;
        this.call = call;
        this.name = call.owner().asInternalName() + "." + call.name().stringValue();
        this.named = new NamedSites(out, call, constants, host.world());
        this.resources = new ResourceSites(out, call, constants, host);
        this.constants = constants;
        this.methods = new MethodHandleSites(out, call, host);
        this.handles = new HandleSites(out, call, constants, host);
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
                && call.name().stringValue().startsWith("find");
    }

    private boolean lower(boolean findsHandles) {
        if (VarHandleCalls.isAccessMode(call)) {
            VarHandleCalls.lower(out, call);
            return true;
        }
        if (MethodHandleSites.isCall(call)) {
            methods.call();
            return true;
        }
        return switch (name) {
            case "java/lang/invoke/MethodHandles$Lookup.findStatic" -> find(DirectMethodHandleDesc.Kind.STATIC);
            case "java/lang/invoke/MethodHandles$Lookup.findVirtual" -> find(DirectMethodHandleDesc.Kind.VIRTUAL);
            case "java/lang/invoke/MethodHandles$Lookup.findConstructor" -> findConstructor();
            case "java/lang/invoke/MethodHandles.lookup" -> findsHandles && lookup();
            case "java/lang/invoke/MethodHandles.privateLookupIn" -> findsHandles && privateLookup();
            case "java/lang/Class.forName" -> named.forName();
            case "java/lang/Class.getResourceAsStream" -> resources.open();
            case "jdk/internal/misc/Unsafe.objectFieldOffset" -> named.objectFieldOffset();
            default -> handles.lower(name);
        };
    }

    /** The type is on top of class and name. */
    private boolean find(DirectMethodHandleDesc.Kind kind) {
        String method = call.name().stringValue();
        ClassDesc owner = constants.type(2, method);
        methods.find(owner, constants.text(1, method), kind);
        return true;
    }

    private boolean findConstructor() {
        ClassDesc owner = constants.type(1, "findConstructor");
        methods.find(owner, ConstantDescs.INIT_NAME, DirectMethodHandleDesc.Kind.CONSTRUCTOR);
        return true;
    }

    private boolean lookup() {
        out.aconst_null();
        return true;
    }

    private boolean privateLookup() {
        out.pop2().aconst_null();
        return true;
    }
}
