package mellos.compiler.reach;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
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
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.Origin;

/** Reads the effects off one method's code; what cannot be resolved becomes a problem with its line. */
final class CodeScan {
    private final World world;
    private final MethodInfo method;
    private final List<Problem> problems;
    private final Effects effects = new Effects();
    private int line;
    private Optional<ClassInfo> lastClass = Optional.empty();
    private String lastText = "";

    private CodeScan(World world, MethodInfo method, List<Problem> problems) {
        this.world = world;
        this.method = method;
        this.problems = problems;
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
            case InvokeInstruction invoke -> visitInvoke(invoke);
            case FieldInstruction access -> visitField(access);
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
                effects.instantiated()
                        .add(world.typeOfDescriptor(
                                        creation.typeKind().upperBound().descriptorString())
                                .arrayType());
            case NewMultiArrayInstruction creation -> visitMultiArray(creation);
            case TypeCheckInstruction check ->
                effects.mentioned().add(world.type(check.type().asInternalName()));
            case ExceptionCatch handler ->
                handler.catchType().ifPresent(type -> effects.mentioned().add(world.type(type.asInternalName())));
            case ConstantInstruction.LoadConstantInstruction load -> visitConstant(load.constantEntry());
            case InvokeDynamicInstruction site ->
                unlowered("invokedynamic with the bootstrap method "
                        + site.bootstrapMethod().owner().displayName() + "."
                        + site.bootstrapMethod().methodName());
            default -> {
                // Moves data only.
            }
        }
    }

    private void visitInvoke(InvokeInstruction invoke) {
        String owner = invoke.owner().asInternalName();
        visitQuestion(owner + "." + invoke.name().stringValue());
        Calls.Site site = Calls.at(world, method, invoke);
        if (isHandleCall(site.resolved())
                && method instanceof DeclaredMethod caller
                && caller.source().origin() != Origin.JDK) {
            throw new BuildError(
                    "a call of a method handle is not supported: the closed world does not know what it calls");
        }
        if (invoke.opcode() == Opcode.INVOKESTATIC) {
            effects.initialized().add(site.resolved().owner());
        }
        (site.isVirtual() ? effects.virtualCalls() : effects.calls()).add(site.resolved());
    }

    /** JVM specification, "Signature Polymorphic Methods". */
    private static boolean isHandleCall(MethodInfo resolved) {
        return resolved.owner().name().equals("java/lang/invoke/MethodHandle")
                && (resolved.name().equals("invoke") || resolved.name().equals("invokeExact"));
    }

    /** Calls that lowering leaves with constant arguments, and whose effect the constants tell. */
    private void visitQuestion(String called) {
        switch (called) {
            case "jdk/internal/misc/Unsafe.ensureClassInitialized" -> lastClass.ifPresent(effects.initialized()::add);
            case "mellos/magic/Fields.staticAddress" ->
                lastClass.ifPresent(owner -> {
                    effects.initialized().add(owner);
                    owner.fields().stream()
                            .filter(field -> field.isStatic() && field.name().equals(lastText))
                            .forEach(effects.staticFields()::add);
                });
            default -> {}
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

    private void visitMultiArray(NewMultiArrayInstruction creation) {
        ClassInfo type = world.type(creation.arrayType().asInternalName());
        for (int i = 0; i < creation.dimensions(); i++) {
            effects.instantiated().add(type);
            type = type.component();
        }
    }

    private void visitConstant(LoadableConstantEntry constant) {
        switch (constant) {
            case ClassEntry entry -> {
                ClassInfo type = world.type(entry.asInternalName());
                effects.mentioned().add(type);
                lastClass = Optional.of(type);
            }
            case StringEntry text -> lastText = text.stringValue();
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
