package mellos.compiler.world;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the class of a service's providers, a subclass of the runtime's {@code Providers} with one instance.
 *
 * @param providers in the order in which the program sees them
 */
record ProvidersClass(List<ServiceProvider> providers) {
    private static final ClassDesc ABOVE = ClassDesc.of("mellos.runtime.loader.Providers");
    private static final MethodTypeDesc COUNT = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_int);
    private static final MethodTypeDesc MAKE = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int);

    byte[] build(ClassDesc name) {
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(name, out -> {
            out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            out.withSuperclass(ABOVE);
            out.withField(DeclaredField.SINGLETON, name, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            out.withMethodBody(
                    "count",
                    COUNT,
                    ClassFile.ACC_PUBLIC,
                    code -> code.loadConstant(providers.size()).ireturn());
            choose(out, "type", TYPE, ServiceProvider::loadType);
            choose(out, "make", MAKE, ServiceProvider::make);
        });
    }

    private interface Step {
        void emit(ServiceProvider provider, CodeBuilder code);
    }

    /** A method that does for the provider of the given number what the step emits, and returns it. */
    private void choose(ClassBuilder out, String name, MethodTypeDesc type, Step step) {
        Consumer<CodeBuilder> body = code -> {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < providers.size(); i++) {
                cases.add(SwitchCase.of(i, code.newLabel()));
            }
            Label otherwise = code.newLabel();
            code.iload(1).tableswitch(otherwise, cases);
            for (SwitchCase each : cases) {
                code.labelBinding(each.target());
                step.emit(providers.get(each.caseValue()), code);
            }
            code.labelBinding(otherwise).aconst_null().areturn();
        };
        out.withMethodBody(name, type, ClassFile.ACC_PUBLIC, body);
    }
}
