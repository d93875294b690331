package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Class objects as constants, primitive types included. */
final class ClassConstants {
    private static final ClassDesc VOID = ClassDesc.of("java.lang.Void");

    private ClassConstants() {}

    static void load(CodeBuilder out, ClassDesc type) {
        if (!type.isPrimitive()) {
            out.ldc(type);
            return;
        }
        ClassDesc holder = type.equals(ConstantDescs.CD_void) ? VOID : Adaptation.boxOf(TypeKind.from(type));
        out.getstatic(holder, "TYPE", ConstantDescs.CD_Class);
    }
}
