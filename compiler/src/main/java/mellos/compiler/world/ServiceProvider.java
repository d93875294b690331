package mellos.compiler.world;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;

/** One provider of a service, as {@code java.util.ServiceLoader} treats it. */
sealed interface ServiceProvider {
    ClassDesc ERROR = ClassDesc.of("java.util.ServiceConfigurationError");
    ClassDesc CAUSE = ClassDesc.of("java.lang.NoSuchMethodException");
    MethodTypeDesc WITH_TEXT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    MethodTypeDesc WITH_TEXT_AND_CAUSE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Throwable);

    /** Emits code that returns its class. */
    void loadType(CodeBuilder out);

    /** Emits code that returns a new provider. */
    void make(CodeBuilder out);

    /** @param named whether it belongs to a named module, where a static method may make it */
    static ServiceProvider of(ClassInfo service, String name, Optional<ClassInfo> type, boolean named) {
        if (type.isEmpty()) {
            return new Unusable(service, "Provider " + name + " not found");
        }
        ClassInfo found = type.get();
        Optional<MethodInfo> factory = named ? factory(found) : Optional.empty();
        if (factory.isPresent()) {
            return new ByMethod(factory.get());
        }
        if (!found.isSubtypeOf(service)) {
            return new Unusable(service, "Provider " + name + " not a subtype");
        }
        boolean constructible = found.method(ConstantDescs.INIT_NAME, "()V")
                .filter(method -> method.has(AccessFlag.PUBLIC))
                .isPresent();
        return constructible ? new ByConstructor(found) : new Unconstructible(service, name);
    }

    private static Optional<MethodInfo> factory(ClassInfo type) {
        return type.methods().stream()
                .filter(method -> method.name().equals("provider"))
                .filter(method -> method.isStatic() && method.has(AccessFlag.PUBLIC))
                .filter(method -> method.type().parameterCount() == 0)
                .findFirst();
    }

    /** Made by its public constructor without parameters. */
    record ByConstructor(ClassInfo type) implements ServiceProvider {
        @Override
        public void loadType(CodeBuilder out) {
            out.ldc(type.descriptor()).areturn();
        }

        @Override
        public void make(CodeBuilder out) {
            out.new_(type.descriptor()).dup();
            out.invokespecial(type.descriptor(), ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .areturn();
        }
    }

    /** Made by its static method {@code provider()}. */
    record ByMethod(MethodInfo method) implements ServiceProvider {
        @Override
        public void loadType(CodeBuilder out) {
            out.ldc(method.type().returnType()).areturn();
        }

        @Override
        public void make(CodeBuilder out) {
            out.invokestatic(method.owner().descriptor(), method.name(), method.type())
                    .areturn();
        }
    }

    /** Fails with this text when its turn comes, as on HotSpot. */
    record Unusable(ClassInfo service, String text) implements ServiceProvider {
        @Override
        public void loadType(CodeBuilder out) {
            out.new_(ERROR).dup().ldc(service.binaryName() + ": " + text);
            out.invokespecial(ERROR, ConstantDescs.INIT_NAME, WITH_TEXT).athrow();
        }

        @Override
        public void make(CodeBuilder out) {
            loadType(out);
        }
    }

    /** Fails for want of a public constructor without parameters. */
    record Unconstructible(ClassInfo service, String name) implements ServiceProvider {
        @Override
        public void loadType(CodeBuilder out) {
            out.new_(ERROR).dup().ldc(service.binaryName() + ": " + name + " Unable to get public no-arg constructor");
            out.new_(CAUSE).dup().ldc(name + ".<init>()");
            out.invokespecial(CAUSE, ConstantDescs.INIT_NAME, WITH_TEXT);
            out.invokespecial(ERROR, ConstantDescs.INIT_NAME, WITH_TEXT_AND_CAUSE)
                    .athrow();
        }

        @Override
        public void make(CodeBuilder out) {
            loadType(out);
        }
    }
}
