package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/** Calls the program's main method as the JDK's launcher would. Java Language Specification, "Invoke a main Method". */
final class MainBridge {
    private static final MethodTypeDesc WITH_ARGUMENTS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String.arrayType());

    private MainBridge() {}

    /** Emits the body of a static method of type {@code void(String[])}. */
    static void emit(CodeBuilder out, World world, String mainClass) {
        ClassInfo type = world.type(mainClass);
        MethodInfo main = find(type)
                .orElseThrow(() ->
                        new BuildError(type.binaryName() + " has no main method: neither main(String[]) nor main()"));
        ClassDesc owner = type.descriptor();
        if (main.isStatic()) {
            loadArguments(out, main);
            out.invokestatic(
                    main.owner().descriptor(), "main", main.type(), main.owner().isInterface());
        } else {
            if (type.method("<init>", "()V").isEmpty()) {
                throw new BuildError(
                        type.binaryName() + " has an instance main method but no constructor without parameters");
            }
            out.new_(owner).dup().invokespecial(owner, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            loadArguments(out, main);
            out.invokevirtual(owner, "main", main.type());
        }
        out.return_();
    }

    private static void loadArguments(CodeBuilder out, MethodInfo main) {
        if (main.type().parameterCount() == 1) {
            out.aload(0);
        }
    }

    private static Optional<MethodInfo> find(ClassInfo type) {
        for (MethodTypeDesc wanted : List.of(WITH_ARGUMENTS, ConstantDescs.MTD_void)) {
            for (Optional<ClassInfo> at = Optional.of(type);
                    at.isPresent();
                    at = at.get().superclass()) {
                Optional<MethodInfo> main = at.get()
                        .method("main", wanted.descriptorString())
                        .filter(method -> !method.has(AccessFlag.PRIVATE));
                if (main.isPresent()) {
                    return main;
                }
            }
        }
        return Optional.empty();
    }
}
