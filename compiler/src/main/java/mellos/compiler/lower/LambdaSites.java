package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;

/** Lambda expressions and method references: {@code java.lang.invoke.LambdaMetafactory}. */
final class LambdaSites {
    private static final ClassDesc SERIALIZABLE = ClassDesc.of("java.io.Serializable");

    private LambdaSites() {}

    static void lower(CodeBuilder out, InvokeDynamicInstruction site, Host host) {
        LambdaClass shape = shape(site, host);
        ClassDesc lambda = host.define("Lambda", site.invokedynamic().index(), shape::build);
        if (shape.captured().isEmpty()) {
            out.getstatic(lambda, LambdaClass.INSTANCE, shape.types().getFirst());
        } else {
            out.invokestatic(lambda, LambdaClass.FACTORY, site.typeSymbol());
        }
    }

    private static LambdaClass shape(InvokeDynamicInstruction site, Host host) {
        List<ConstantDesc> arguments = site.bootstrapArgs();
        List<ClassDesc> types = new ArrayList<>();
        types.add(site.typeSymbol().returnType());
        List<MethodTypeDesc> bridges = new ArrayList<>();
        if (site.bootstrapMethod().methodName().equals("altMetafactory")) {
            readOptions(arguments, types, bridges);
        }
        return new LambdaClass(
                host.nestHost(),
                types.stream().distinct().toList(),
                site.typeSymbol().parameterList(),
                site.name().stringValue(),
                (MethodTypeDesc) arguments.get(0),
                (MethodTypeDesc) arguments.get(2),
                bridges,
                (DirectMethodHandleDesc) arguments.get(1));
    }

    private static void readOptions(List<ConstantDesc> arguments, List<ClassDesc> types, List<MethodTypeDesc> bridges) {
        int next = 3;
        int flags = (Integer) arguments.get(next++);
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            for (int count = (Integer) arguments.get(next++); count > 0; count--) {
                types.add((ClassDesc) arguments.get(next++));
            }
        }
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            for (int count = (Integer) arguments.get(next++); count > 0; count--) {
                bridges.add((MethodTypeDesc) arguments.get(next++));
            }
        }
        if ((flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0) {
            types.add(SERIALIZABLE);
        }
    }
}
