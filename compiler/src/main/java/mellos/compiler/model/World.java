package mellos.compiler.model;

import java.util.Optional;

/** All classes that can be seen: of the kernel, the application and the JDK, with the substitutions applied. */
public interface World {
    /** @throws BuildError naming the class if there is none */
    ClassInfo type(String internalNameOrArrayDescriptor);

    /** By field descriptor: {@code I}, {@code [J}, {@code Ljava/lang/String;}. */
    ClassInfo typeOfDescriptor(String descriptor);

    Optional<ClassInfo> find(String internalName);

    /** A file of the JDK's modules or of the program, by its name with slashes. */
    Optional<byte[]> file(String name);

    /**
     * Resolves a method reference as the JVM specification's "Method Resolution" and "Interface Method Resolution" say.
     */
    MethodInfo resolveMethod(String owner, String name, String descriptor);

    /** Resolves a field reference as the JVM specification's "Field Resolution" says. */
    FieldInfo resolveField(String owner, String name, String descriptor);
}
