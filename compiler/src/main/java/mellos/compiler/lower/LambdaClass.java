package mellos.compiler.lower;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The class of one lambda expression or method reference: captured values as final fields, one method that adapts its
 * arguments and calls the implementation.
 *
 * @param types the functional interface, then marker interfaces
 * @param erased the interface method's type
 * @param specialized that type with the type arguments of the site
 * @param bridges further types under which the method must be there
 */
record LambdaClass(
        ClassDesc nestHost,
        List<ClassDesc> types,
        List<ClassDesc> captured,
        String methodName,
        MethodTypeDesc erased,
        MethodTypeDesc specialized,
        List<MethodTypeDesc> bridges,
        DirectMethodHandleDesc implementation) {
    /** The static field that holds the one instance of a class that captures nothing. */
    static final String INSTANCE = "instance";

    /** The static method that makes an instance from the captured values. */
    static final String FACTORY = "capture";

    private static final int FINAL_FIELD = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC;

    byte[] build(ClassDesc name) {
        return ClassFile.of().build(name, out -> {
            out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            out.withInterfaceSymbols(types);
            out.with(NestHostAttribute.of(nestHost));
            for (int i = 0; i < captured.size(); i++) {
                out.withField(field(i), captured.get(i), FINAL_FIELD);
            }
            buildConstructor(out, name);
            if (captured.isEmpty()) {
                buildSingleton(out, name);
            } else {
                buildFactory(out, name);
            }
            buildMethod(out, name, erased);
            bridges.stream()
                    .distinct()
                    .filter(type -> !type.equals(erased))
                    .forEach(type -> buildMethod(out, name, type));
        });
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private MethodTypeDesc constructorType() {
        return MethodTypeDesc.of(ConstantDescs.CD_void, captured);
    }

    private void buildConstructor(ClassBuilder out, ClassDesc name) {
        out.withMethodBody(ConstantDescs.INIT_NAME, constructorType(), ClassFile.ACC_PRIVATE, code -> {
            code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            for (int i = 0; i < captured.size(); i++) {
                code.aload(0)
                        .loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i))
                        .putfield(name, field(i), captured.get(i));
            }
            code.return_();
        });
    }

    private void buildSingleton(ClassBuilder out, ClassDesc name) {
        out.withField(INSTANCE, types.getFirst(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        out.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> code.new_(name)
                        .dup()
                        .invokespecial(name, ConstantDescs.INIT_NAME, constructorType())
                        .putstatic(name, INSTANCE, types.getFirst())
                        .return_());
    }

    private void buildFactory(ClassBuilder out, ClassDesc name) {
        out.withMethodBody(FACTORY, MethodTypeDesc.of(types.getFirst(), captured), ClassFile.ACC_STATIC, code -> {
            code.new_(name).dup();
            for (int i = 0; i < captured.size(); i++) {
                code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
            }
            code.invokespecial(name, ConstantDescs.INIT_NAME, constructorType()).areturn();
        });
    }

    private void buildMethod(ClassBuilder out, ClassDesc name, MethodTypeDesc type) {
        out.withMethodBody(methodName, type, ClassFile.ACC_PUBLIC, code -> {
            boolean isConstructor = implementation.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
            if (isConstructor) {
                code.new_(implementation.owner()).dup();
            }
            for (int i = 0; i < captured.size(); i++) {
                code.aload(0).getfield(name, field(i), captured.get(i));
            }
            List<ClassDesc> wanted = implementation.invocationType().parameterList();
            for (int i = 0; i < type.parameterCount(); i++) {
                code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
                Adaptation.convert(
                        code, type.parameterType(i), wanted.get(captured.size() + i), specialized.parameterType(i));
            }
            Handles.invoke(code, implementation);
            ClassDesc result = isConstructor
                    ? implementation.owner()
                    : implementation.invocationType().returnType();
            Adaptation.convert(code, result, type.returnType(), specialized.returnType());
            returnValue(code, result, type.returnType());
        });
    }

    private static void returnValue(CodeBuilder code, ClassDesc result, ClassDesc expected) {
        if (expected.equals(ConstantDescs.CD_void)) {
            switch (TypeKind.from(result).slotSize()) {
                case 1 -> code.pop();
                case 2 -> code.pop2();
                default -> {}
            }
        }
        code.return_(TypeKind.from(expected));
    }
}
