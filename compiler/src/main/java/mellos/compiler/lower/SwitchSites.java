package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.BuildError;

/**
 * Pattern switches: {@code java.lang.runtime.SwitchBootstraps}. The site gives the number of the first label from the
 * restart index on that matches, -1 for null, the number of labels for none. A selector of a primitive type is the
 * component of a record: it is never null, and its own type is the one label that the final language has for it.
 */
final class SwitchSites {
    private static final ClassDesc CHECKS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc CHECK_INDEX =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private final CodeBuilder out;
    private final Host host;
    private final Locals operands;
    private final Label end;

    private SwitchSites(CodeBuilder out, Host host, Locals operands) {
        this.out = out;
        this.host = host;
        this.operands = operands;
        this.end = out.newLabel();
    }

    static void lower(CodeBuilder out, InvokeDynamicInstruction site, Host host) {
        ClassDesc selector = site.typeSymbol().parameterType(0);
        List<ConstantDesc> labels = site.bootstrapArgs();
        if (site.bootstrapMethod().methodName().equals("enumSwitch")) {
            labels = labels.stream()
                    .map(label -> label instanceof String name ? Enum.EnumDesc.of(selector, name) : label)
                    .toList();
        }
        labels = labels.stream().map(SwitchSites::canonical).toList();
        labels.forEach(label -> require(label, selector));
        new SwitchSites(out, host, Locals.store(out, site.typeSymbol().parameterList())).emit(labels);
    }

    private void emit(List<ConstantDesc> labels) {
        operands.load(out, 1);
        out.loadConstant(labels.size() + 1)
                .invokestatic(CHECKS, "checkIndex", CHECK_INDEX)
                .pop();
        if (!operands.type(0).isPrimitive()) {
            testNull();
        }
        Label none = out.newLabel();
        List<Label> tests = new ArrayList<>();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            tests.add(out.newLabel());
            cases.add(SwitchCase.of(i, tests.get(i)));
        }
        if (!labels.isEmpty()) {
            operands.load(out, 1);
            out.tableswitch(0, labels.size() - 1, none, cases);
        }
        for (int i = 0; i < labels.size(); i++) {
            out.labelBinding(tests.get(i));
            test(labels.get(i), i + 1 < labels.size() ? tests.get(i + 1) : none);
            out.loadConstant(i).goto_(end);
        }
        out.labelBinding(none).loadConstant(labels.size()).labelBinding(end);
    }

    private void testNull() {
        Label notNull = out.newLabel();
        operands.load(out, 0);
        out.ifnonnull(notNull).iconst_m1().goto_(end).labelBinding(notNull);
    }

    private void test(ConstantDesc label, Label next) {
        switch (label) {
            case ClassDesc type when type.isPrimitive() && type.equals(operands.type(0)) -> {
                // Matches any value.
            }
            case ClassDesc type -> {
                operands.load(out, 0);
                out.instanceOf(type).ifeq(next);
            }
            case String text -> {
                out.ldc(text);
                operands.load(out, 0);
                out.invokevirtual(
                                ConstantDescs.CD_Object,
                                "equals",
                                MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                        .ifeq(next);
            }
            case Integer number -> testInteger(number, next);
            case Enum.EnumDesc<?> constant -> testEnum(constant, next);
            default -> throw new IllegalArgumentException(label.toString());
        }
    }

    /** javac writes primitive types and qualified constants of enums as dynamic constants. */
    private static ConstantDesc canonical(ConstantDesc label) {
        return switch (label) {
            case ClassDesc type -> type;
            case Enum.EnumDesc<?> constant -> constant;
            case DynamicConstantDesc<?> dynamic
            when dynamic.bootstrapMethod().methodName().equals("primitiveClass") ->
                ClassDesc.ofDescriptor(dynamic.constantName());
            case DynamicConstantDesc<?> dynamic -> enumLabel(dynamic);
            default -> label;
        };
    }

    /** Asked before anything is emitted. */
    private static void require(ConstantDesc label, ClassDesc selector) {
        boolean known = switch (label) {
            case ClassDesc type -> type.isPrimitive() || selector.isPrimitive() ? type.equals(selector) : true;
            case String text -> true;
            case Integer number -> !selector.isPrimitive();
            case Enum.EnumDesc<?> constant -> true;
            default -> false;
        };
        if (!known) {
            throw new BuildError(
                    "a switch label " + label + " for a value of type " + selector.displayName() + " is not supported");
        }
    }

    private void testInteger(int number, Label next) {
        Label notNumber = out.newLabel();
        Label compare = out.newLabel();
        testedValue(ConstantDescs.CD_Number, "intValue", ConstantDescs.CD_int, notNumber);
        out.goto_(compare).labelBinding(notNumber);
        testedValue(ConstantDescs.CD_Character, "charValue", ConstantDescs.CD_char, next);
        out.labelBinding(compare).loadConstant(number).if_icmpne(next);
    }

    private void testedValue(ClassDesc box, String accessor, ClassDesc type, Label otherwise) {
        operands.load(out, 0);
        out.instanceOf(box).ifeq(otherwise);
        operands.load(out, 0);
        out.checkcast(box).invokevirtual(box, accessor, MethodTypeDesc.of(type));
    }

    /** The type is tested first, so that a constant of an enum that nobody made an object of initialises nothing. */
    private void testEnum(Enum.EnumDesc<?> constant, Label next) {
        ClassDesc type = constant.constantType();
        boolean exists = host.world()
                .find(internalName(type))
                .flatMap(found -> found.field(constant.constantName(), type.descriptorString()))
                .isPresent();
        if (!exists) {
            out.goto_(next);
            return;
        }
        operands.load(out, 0);
        out.instanceOf(type).ifeq(next);
        operands.load(out, 0);
        out.getstatic(type, constant.constantName(), type).if_acmpne(next);
    }

    static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
    }

    /** What javac writes for a qualified enum constant: EnumDesc.of(ClassDesc.of(type), name) as dynamic constants. */
    private static Enum.EnumDesc<?> enumLabel(DynamicConstantDesc<?> label) {
        List<ConstantDesc> arguments = label.bootstrapArgsList();
        if (arguments.size() == 3
                && arguments.get(1) instanceof DynamicConstantDesc<?> type
                && type.bootstrapArgsList().size() == 2
                && type.bootstrapArgsList().get(1) instanceof String typeName
                && arguments.get(2) instanceof String constantName) {
            return Enum.EnumDesc.of(ClassDesc.of(typeName), constantName);
        }
        throw new BuildError(
                "a switch label made by " + label.bootstrapMethod().owner().displayName() + "."
                        + label.bootstrapMethod().methodName() + " is not supported");
    }
}
