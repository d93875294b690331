package mellos.compiler.lower;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.stream.Collectors;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/**
 * What Java throws when it resolves the class, field or method that an instruction names. JVM specification,
 * "Resolution"; the messages are HotSpot's.
 */
final class References {
    private final World world;
    private final Loading loading;

    References(World world, Loading loading) {
        this.world = world;
        this.loading = loading;
    }

    Optional<Thrown> failure(Instruction instruction) {
        return switch (instruction) {
            case InvokeInstruction call -> ofCall(call);
            case FieldInstruction access -> ofField(access);
            case NewObjectInstruction creation ->
                ofCreation(creation.className().asInternalName());
            case TypeCheckInstruction check -> loading.failure(check.type().asInternalName());
            case NewReferenceArrayInstruction creation ->
                loading.failure(creation.componentType().asInternalName());
            case NewMultiArrayInstruction creation ->
                loading.failure(creation.arrayType().asInternalName())
                        .map(failure -> failure.named(creation.arrayType().asInternalName()));
            case ConstantInstruction.LoadConstantInstruction load
            when load.constantEntry() instanceof ClassEntry entry -> loading.failure(entry.asInternalName());
            default -> Optional.empty();
        };
    }

    private Optional<Thrown> ofCreation(String name) {
        return loading.failure(name).or(() -> {
            ClassInfo type = world.type(name);
            return type.has(AccessFlag.ABSTRACT)
                    ? Optional.of(
                            Thrown.of("InstantiationError", type.binaryName(), type.binaryName() + " is abstract now"))
                    : Optional.empty();
        });
    }

    private Optional<Thrown> ofCall(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return loading.failure(owner).or(() -> owner.startsWith("[") ? Optional.empty() : ofMethod(call, owner));
    }

    private Optional<Thrown> ofMethod(InvokeInstruction call, String owner) {
        ClassInfo type = world.type(owner);
        if (call.opcode() == Opcode.INVOKEVIRTUAL && type.isInterface()) {
            return incompatible("Found interface " + type.binaryName() + ", but class was expected");
        }
        if (call.opcode() == Opcode.INVOKEINTERFACE && !type.isInterface()) {
            return incompatible("Found class " + type.binaryName() + ", but interface was expected");
        }
        String descriptor = call.type().stringValue();
        String shown = shown(type, call.name().stringValue(), descriptor);
        MethodInfo method;
        try {
            method = world.resolveMethod(owner, call.name().stringValue(), descriptor);
        } catch (BuildError e) {
            return Optional.of(Thrown.of("NoSuchMethodError", shown, e.getMessage()));
        }
        if (method.isStatic() == (call.opcode() == Opcode.INVOKESTATIC)) {
            return Optional.empty();
        }
        String resolved = shown(method.owner(), method.name(), descriptor);
        return incompatible(switch (call.opcode()) {
                    case INVOKESTATIC -> "Expected static method ";
                    case INVOKEVIRTUAL -> "Expecting non-static method ";
                    default -> "Expected instance not static method ";
                }
                + resolved);
    }

    private static String shown(ClassInfo type, String name, String descriptor) {
        MethodTypeDesc shape = MethodTypeDesc.ofDescriptor(descriptor);
        return shape.parameterList().stream()
                .map(References::shown)
                .collect(Collectors.joining(
                        ", ", "'" + shown(shape.returnType()) + " " + type.binaryName() + "." + name + "(", ")'"));
    }

    static String shown(MethodInfo method) {
        return shown(method.owner(), method.name(), method.type().descriptorString());
    }

    /** A type as Java writes it. */
    static String shown(ClassDesc type) {
        if (type.isArray()) {
            return shown(type.componentType()) + "[]";
        }
        return type.isPrimitive()
                ? type.displayName()
                : SwitchSites.internalName(type).replace('/', '.');
    }

    private static Optional<Thrown> incompatible(String message) {
        return Optional.of(Thrown.of("IncompatibleClassChangeError", message, message));
    }

    static String noField(ClassDesc owner, String name, ClassDesc type) {
        return "Class " + shown(owner) + " does not have member field '" + shown(type) + " " + name + "'";
    }

    private Optional<Thrown> ofField(FieldInstruction access) {
        String owner = access.owner().asInternalName();
        return loading.failure(owner).or(() -> ofLoaded(access, world.type(owner)));
    }

    private Optional<Thrown> ofLoaded(FieldInstruction access, ClassInfo type) {
        String name = access.name().stringValue();
        FieldInfo field;
        try {
            field = world.resolveField(type.name(), name, access.type().stringValue());
        } catch (BuildError e) {
            String message = noField(type.descriptor(), name, access.typeSymbol());
            return Optional.of(Thrown.of("NoSuchFieldError", message, e.getMessage()));
        }
        boolean wantsStatic = access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC;
        return field.isStatic() == wantsStatic
                ? Optional.empty()
                : incompatible("Expected " + (wantsStatic ? "static" : "non-static") + " field "
                        + field.owner().binaryName() + "." + name);
    }
}
