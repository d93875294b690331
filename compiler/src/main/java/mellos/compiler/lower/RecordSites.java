package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import mellos.compiler.model.BuildError;

/** {@code equals}, {@code hashCode} and {@code toString} of records: {@code java.lang.runtime.ObjectMethods}. */
final class RecordSites {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final CodeBuilder out;
    private final ClassDesc record;
    private final List<DirectMethodHandleDesc> getters;

    private RecordSites(CodeBuilder out, ClassDesc record, List<DirectMethodHandleDesc> getters) {
        this.out = out;
        this.record = record;
        this.getters = getters;
    }

    static void lower(CodeBuilder out, InvokeDynamicInstruction site, Host host) {
        List<ConstantDesc> arguments = site.bootstrapArgs();
        List<DirectMethodHandleDesc> getters = arguments.subList(2, arguments.size()).stream()
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
        RecordSites sites = new RecordSites(out, (ClassDesc) arguments.get(0), getters);
        Locals operands = Locals.store(out, site.typeSymbol().parameterList());
        switch (site.name().stringValue()) {
            case "equals" -> sites.equalTo(operands);
            case "hashCode" -> sites.hash(operands);
            case "toString" -> sites.text(operands, host.simpleName(), (String) arguments.get(1));
            default -> throw new BuildError("java.lang.runtime.ObjectMethods makes no method " + site.name());
        }
    }

    private ClassDesc componentType(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    private void equalTo(Locals operands) {
        Label different = out.newLabel();
        Label same = out.newLabel();
        Label end = out.newLabel();
        operands.load(out, 0);
        operands.load(out, 1);
        out.if_acmpeq(same);
        operands.load(out, 1);
        out.instanceOf(record).ifeq(different);
        // The last component first: so does the JDK, and a component's equals may be watched.
        for (DirectMethodHandleDesc getter : getters.reversed()) {
            operands.load(out, 0);
            Handles.invoke(out, getter);
            operands.load(out, 1);
            out.checkcast(record);
            Handles.invoke(out, getter);
            compare(componentType(getter), different);
        }
        out.labelBinding(same)
                .iconst_1()
                .goto_(end)
                .labelBinding(different)
                .iconst_0()
                .labelBinding(end);
    }

    private void compare(ClassDesc type, Label different) {
        switch (TypeKind.from(type)) {
            case LONG -> out.lcmp().ifne(different);
            case FLOAT, DOUBLE ->
                out.invokestatic(
                                Adaptation.boxOf(TypeKind.from(type)),
                                "compare",
                                MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                        .ifne(different);
            case REFERENCE ->
                out.invokestatic(
                                OBJECTS,
                                "equals",
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                        .ifeq(different);
            default -> out.if_icmpne(different);
        }
    }

    private void hash(Locals operands) {
        out.iconst_0();
        for (DirectMethodHandleDesc getter : getters) {
            ClassDesc type = componentType(getter);
            out.bipush(31).imul();
            operands.load(out, 0);
            Handles.invoke(out, getter);
            if (type.isPrimitive()) {
                out.invokestatic(
                        Adaptation.boxOf(TypeKind.from(type)),
                        "hashCode",
                        MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                out.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            out.iadd();
        }
    }

    private void text(Locals operands, String simpleName, String names) {
        String[] labels = names.isEmpty() ? new String[0] : names.split(";");
        StringBuilder recipe = new StringBuilder(simpleName).append('[');
        for (int i = 0; i < labels.length; i++) {
            recipe.append(i == 0 ? "" : ", ").append(labels[i]).append("=\1");
            operands.load(out, 0);
            Handles.invoke(out, getters.get(i));
        }
        Locals values =
                Locals.store(out, getters.stream().map(this::componentType).toList());
        ConcatSites.emit(out, recipe.append(']').toString(), values, List.of());
    }
}
