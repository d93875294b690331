package mellos.compiler.reach;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.List;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/** Reads the effects off one method's code; what cannot be resolved becomes a problem with its line. */
final class CodeScan {
    private final World world;
    private final MethodInfo method;
    private final List<Problem> problems;
    private final Effects effects = new Effects();
    private final CallScan calls;
    private int line;

    private CodeScan(World world, MethodInfo method, List<Problem> problems) {
        this.world = world;
        this.method = method;
        this.problems = problems;
        this.calls = new CallScan(world, method, effects);
    }

    static Effects scan(World world, MethodInfo method, CodeModel code, List<Problem> problems) {
        CodeScan scan = new CodeScan(world, method, problems);
        for (CodeElement element : code) {
            try {
                scan.visit(element);
            } catch (BuildError e) {
                scan.problem(Problem.Kind.PROGRAM, e.getMessage());
            }
        }
        return scan.effects;
    }

    private void problem(Problem.Kind kind, String text) {
        problems.add(new Problem(kind, method.at(line) + ": " + text));
    }

    private void unlowered(String what) {
        problem(Problem.Kind.LEFT_BY_LOWERING, what + " is not supported");
    }

    private void visit(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction invoke -> calls.visit(invoke);
            case FieldInstruction access -> visitField(access);
            case TypeCheckInstruction check -> mention(check.type());
            case ExceptionCatch handler -> handler.catchType().ifPresent(this::mention);
            case ConstantInstruction.LoadConstantInstruction load -> visitConstant(load.constantEntry());
            case InvokeDynamicInstruction site ->
                unlowered("invokedynamic with the bootstrap method "
                        + site.bootstrapMethod().owner().displayName() + "."
                        + site.bootstrapMethod().methodName());
            default -> visitCreation(element);
        }
    }

    private void mention(ClassEntry type) {
        effects.mentioned().add(world.type(type.asInternalName()));
    }

    private void visitCreation(CodeElement element) {
        switch (element) {
            case NewObjectInstruction creation -> {
                ClassInfo type = world.type(creation.className().asInternalName());
                effects.instantiated().add(type);
                effects.initialized().add(type);
            }
            case NewReferenceArrayInstruction creation ->
                effects.instantiated()
                        .add(world.type(creation.componentType().asInternalName())
                                .arrayType());
            case NewPrimitiveArrayInstruction creation ->
                effects.instantiated().add(primitive(creation.typeKind()).arrayType());
            case NewMultiArrayInstruction creation -> visitMultiArray(creation);
            default -> {
                // Moves data only.
            }
        }
    }

    private ClassInfo primitive(TypeKind kind) {
        return world.typeOfDescriptor(kind.upperBound().descriptorString());
    }

    private void visitMultiArray(NewMultiArrayInstruction creation) {
        ClassInfo type = world.type(creation.arrayType().asInternalName());
        for (int i = 0; i < creation.dimensions(); i++) {
            effects.instantiated().add(type);
            type = type.component();
        }
    }

    private void visitField(FieldInstruction access) {
        FieldInfo field = world.resolveField(
                access.owner().asInternalName(),
                access.name().stringValue(),
                access.type().stringValue());
        if (field.isStatic()) {
            effects.staticFields().add(field);
            effects.initialized().add(field.owner());
        }
    }

    private void visitConstant(LoadableConstantEntry constant) {
        switch (constant) {
            case ClassEntry entry -> {
                ClassInfo type = world.type(entry.asInternalName());
                effects.mentioned().add(type);
                calls.sawConstant(type);
            }
            case StringEntry text -> calls.sawConstant(text.stringValue());
            case MethodTypeEntry type -> unlowered("a constant MethodType");
            case MethodHandleEntry handle -> unlowered("a constant MethodHandle");
            case ConstantDynamicEntry site ->
                unlowered("a dynamic constant " + site.name() + " of bootstrap method "
                        + site.bootstrap().bootstrapMethod().asSymbol());
            default -> {
                // Numbers and strings need nothing.
            }
        }
    }
}
