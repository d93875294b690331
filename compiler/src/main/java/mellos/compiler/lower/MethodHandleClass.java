package mellos.compiler.lower;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/** The class of a method handle for one method: takes the arguments as objects, and calls it. */
record MethodHandleClass(ClassDesc nestHost, DirectMethodHandleDesc target) {
    static final ClassDesc SUPERCLASS = ClassDesc.of("mellos.runtime.invoke.CompiledHandle");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(OBJECT, OBJECT.arrayType());

    byte[] build(ClassDesc name) {
        return ClassFile.of().build(name, out -> {
            out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            out.withSuperclass(SUPERCLASS);
            out.with(NestHostAttribute.of(nestHost));
            out.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, this::construct);
            out.withMethodBody("call", CALL, ClassFile.ACC_PUBLIC, this::call);
        });
    }

    private void construct(CodeBuilder out) {
        out.aload(0).ldc(target.lookupDescriptor());
        out.invokespecial(
                SUPERCLASS, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
        out.return_();
    }

    private void call(CodeBuilder out) {
        MethodTypeDesc type = target.invocationType();
        boolean isConstructor = target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (isConstructor) {
            out.new_(target.owner()).dup();
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            out.aload(1).loadConstant(i).aaload();
            Adaptation.convert(out, OBJECT, type.parameterType(i), OBJECT);
        }
        Handles.invoke(out, target);
        ClassDesc result = isConstructor ? target.owner() : type.returnType();
        if (result.equals(ConstantDescs.CD_void)) {
            out.aconst_null();
        } else {
            Adaptation.convert(out, result, OBJECT, result);
        }
        out.areturn();
    }
}
