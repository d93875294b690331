package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/**
 * {@code Lookup.findStatic}, {@code findVirtual} and {@code findConstructor} with a constant class and name, and calls
 * of what they find. Each method of the name becomes a class; the runtime chooses by the type.
 */
final class MethodHandleSites {
    private static final ClassDesc CALLS = ClassDesc.of("mellos.runtime.invoke.HandleCalls");
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final Host host;

    MethodHandleSites(CodeBuilder out, InvokeInstruction call, Host host) {
        this.out = out;
        this.call = call;
        this.host = host;
    }

    /** JVM specification, "Signature Polymorphic Methods". */
    static boolean isCall(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/lang/invoke/MethodHandle")
                && (call.name().equalsString("invoke") || call.name().equalsString("invokeExact"));
    }

    /** The lookup object, the class, the name unless it is a constructor's, and the type are on the stack. */
    void find(ClassDesc owner, String name, DirectMethodHandleDesc.Kind kind) {
        int wanted = out.allocateLocal(TypeKind.REFERENCE);
        out.astore(wanted).pop2();
        if (kind != DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            out.pop();
        }
        List<MethodInfo> methods = candidates(owner, name, kind == DirectMethodHandleDesc.Kind.STATIC);
        out.loadConstant(methods.size()).anewarray(MethodHandleClass.SUPERCLASS);
        for (int i = 0; i < methods.size(); i++) {
            ClassDesc made = define(methods.get(i), owner, kind, i);
            out.dup().loadConstant(i).new_(made).dup();
            out.invokespecial(made, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .aastore();
        }
        out.aload(wanted);
        ClassConstants.load(out, owner);
        out.ldc(name)
                .invokestatic(
                        CALLS,
                        switch (kind) {
                            case STATIC -> "findStatic";
                            case CONSTRUCTOR -> "findConstructor";
                            default -> "findVirtual";
                        },
                        MethodTypeDesc.of(
                                ConstantDescs.CD_MethodHandle,
                                MethodHandleClass.SUPERCLASS.arrayType(),
                                ConstantDescs.CD_MethodType,
                                ConstantDescs.CD_Class,
                                ConstantDescs.CD_String));
    }

    private ClassDesc define(MethodInfo method, ClassDesc owner, DirectMethodHandleDesc.Kind kind, int number) {
        boolean isInterface = method.owner().isInterface();
        DirectMethodHandleDesc.Kind exact = switch (kind) {
            case STATIC -> isInterface ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC : kind;
            case VIRTUAL -> isInterface ? DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL : kind;
            default -> kind;
        };
        ClassDesc holder = isInterface ? method.owner().descriptor() : owner;
        DirectMethodHandleDesc target =
                MethodHandleDesc.of(exact, holder, method.name(), method.type().descriptorString());
        String member = SwitchSites.internalName(owner) + "." + method.name();
        String site = "Handle$" + kind + "$" + member.replaceAll("[^A-Za-z0-9]", "_");
        return host.define(site, number, new MethodHandleClass(host.nestHost(), target)::build);
    }

    /** All of the name, those of superclasses behind those that override them. */
    private List<MethodInfo> candidates(ClassDesc owner, String name, boolean isStatic) {
        List<MethodInfo> found = new ArrayList<>();
        ClassInfo type = host.world().type(SwitchSites.internalName(owner));
        for (Optional<ClassInfo> at = Optional.of(type);
                at.isPresent();
                at = at.get().superclass()) {
            add(found, at.get(), name, isStatic);
            at.get().interfaces().forEach(above -> add(found, above, name, isStatic));
            if (name.equals(ConstantDescs.INIT_NAME)) {
                break;
            }
        }
        return found;
    }

    private static void add(List<MethodInfo> found, ClassInfo type, String name, boolean isStatic) {
        for (MethodInfo method : type.methods()) {
            boolean isNew = found.stream().noneMatch(other -> other.type().equals(method.type()));
            if (method.name().equals(name) && method.isStatic() == isStatic && isNew) {
                found.add(method);
            }
        }
    }

    void call() {
        MethodTypeDesc type = call.typeSymbol();
        List<ClassDesc> stack = new ArrayList<>();
        stack.add(ConstantDescs.CD_MethodHandle);
        stack.addAll(type.parameterList());
        Locals operands = Locals.store(out, stack);
        operands.load(out, 0);
        out.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < type.parameterCount(); i++) {
            out.dup().loadConstant(i);
            operands.load(out, i + 1);
            ClassDesc from = operands.type(i + 1);
            Adaptation.convert(out, from, ConstantDescs.CD_Object, from);
            out.aastore();
        }
        out.ldc(type.descriptorString());
        out.invokestatic(
                CALLS,
                call.name().stringValue(),
                MethodTypeDesc.of(
                        ConstantDescs.CD_Object, ConstantDescs.CD_MethodHandle, OBJECTS, ConstantDescs.CD_String));
        if (type.returnType().equals(ConstantDescs.CD_void)) {
            out.pop();
        } else {
            Adaptation.convert(out, ConstantDescs.CD_Object, type.returnType(), ConstantDescs.CD_Object);
        }
    }
}
