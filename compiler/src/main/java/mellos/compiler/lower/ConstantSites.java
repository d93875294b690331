package mellos.compiler.lower;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import mellos.compiler.model.BuildError;

/**
 * Dynamic constants of {@code java.lang.invoke.ConstantBootstraps}: each becomes a static field of a class of its own,
 * so that it is computed once and when first used.
 */
final class ConstantSites {
    private static final String FIELD = "value";

    private ConstantSites() {}

    static void lower(CodeBuilder out, ConstantDynamicEntry entry, Host host) {
        DynamicConstantDesc<?> constant = entry.asSymbol();
        ClassDesc type = constant.constantType();
        ClassDesc holder = host.define("Constant", entry.index(), name -> build(name, constant, host));
        out.getstatic(holder, FIELD, type);
    }

    private static byte[] build(ClassDesc name, DynamicConstantDesc<?> constant, Host host) {
        ClassDesc type = constant.constantType();
        return ClassFile.of()
                .build(
                        name,
                        out -> out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                                .with(NestHostAttribute.of(host.nestHost()))
                                .withField(FIELD, type, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        ConstantDescs.CLASS_INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_STATIC,
                                        code -> {
                                            compute(code, constant, host);
                                            code.putstatic(name, FIELD, type).return_();
                                        }));
    }

    private static void compute(CodeBuilder out, DynamicConstantDesc<?> constant, Host host) {
        DirectMethodHandleDesc bootstrap = constant.bootstrapMethod();
        List<ConstantDesc> arguments = constant.bootstrapArgsList();
        ClassDesc type = constant.constantType();
        String name = constant.constantName();
        VarHandleFactories handles = new VarHandleFactories(out, host.world());
        if (!bootstrap.owner().equals(ConstantDescs.CD_ConstantBootstraps)) {
            throw unsupported(bootstrap);
        }
        switch (bootstrap.methodName()) {
            case "nullConstant" -> out.aconst_null().checkcast(type);
            case "primitiveClass" -> ClassConstants.load(out, ClassDesc.ofDescriptor(name));
            case "enumConstant" -> out.getstatic(type, name, type);
            case "getStaticFinal" -> {
                ClassDesc implied = type.isPrimitive() ? Adaptation.boxOf(TypeKind.from(type)) : type;
                out.getstatic(arguments.isEmpty() ? implied : (ClassDesc) arguments.getFirst(), name, type);
            }
            case "invoke" ->
                invoke(
                        out,
                        (DirectMethodHandleDesc) arguments.getFirst(),
                        arguments.subList(1, arguments.size()),
                        type,
                        host);
            case "explicitCast" -> {
                ClassDesc from = load(out, arguments.getFirst(), host);
                if (from.isPrimitive() && type.isPrimitive()) {
                    out.conversion(TypeKind.from(from), TypeKind.from(type));
                } else {
                    Adaptation.convert(out, from, type, from);
                }
            }
            case "arrayVarHandle" -> handles.array((ClassDesc) arguments.getFirst());
            case "fieldVarHandle" -> handles.field((ClassDesc) arguments.get(0), name, (ClassDesc) arguments.get(1));
            case "staticFieldVarHandle" ->
                handles.staticField((ClassDesc) arguments.get(0), name, (ClassDesc) arguments.get(1));
            default -> throw unsupported(bootstrap);
        }
    }

    private static BuildError unsupported(DirectMethodHandleDesc bootstrap) {
        return new BuildError("a dynamic constant made by " + bootstrap.owner().displayName() + "."
                + bootstrap.methodName() + " is not supported");
    }

    private static void invoke(
            CodeBuilder out, DirectMethodHandleDesc handle, List<ConstantDesc> arguments, ClassDesc type, Host host) {
        List<ClassDesc> parameters = handle.invocationType().parameterList();
        if (parameters.size() != arguments.size()) {
            throw new BuildError(
                    "a dynamic constant that calls " + handle.owner().displayName() + "." + handle.methodName()
                            + " with a variable number of arguments is not supported");
        }
        boolean isConstructor = handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (isConstructor) {
            out.new_(handle.owner()).dup();
        }
        for (int i = 0; i < arguments.size(); i++) {
            ClassDesc from = load(out, arguments.get(i), host);
            Adaptation.convert(out, from, parameters.get(i), from);
        }
        Handles.invoke(out, handle);
        ClassDesc result =
                isConstructor ? handle.owner() : handle.invocationType().returnType();
        Adaptation.convert(out, result, type, result);
    }

    /** Loads an argument and tells its type. */
    private static ClassDesc load(CodeBuilder out, ConstantDesc argument, Host host) {
        return switch (argument) {
            case ClassDesc type -> {
                ClassConstants.load(out, type);
                yield ConstantDescs.CD_Class;
            }
            case DynamicConstantDesc<?> nested -> {
                compute(out, nested, host);
                yield nested.constantType();
            }
            case Integer number -> plain(out, number, ConstantDescs.CD_int);
            case Long number -> plain(out, number, ConstantDescs.CD_long);
            case Float number -> plain(out, number, ConstantDescs.CD_float);
            case Double number -> plain(out, number, ConstantDescs.CD_double);
            case String text -> plain(out, text, ConstantDescs.CD_String);
            case MethodTypeDesc type ->
                throw new BuildError("a constant MethodType " + type.displayDescriptor() + " is not supported");
            default -> throw new BuildError("a constant " + argument + " is not supported");
        };
    }

    private static ClassDesc plain(CodeBuilder out, ConstantDesc value, ClassDesc type) {
        out.loadConstant(value);
        return type;
    }
}
