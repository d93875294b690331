package mellos.compiler.model;

import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;

/**
 * A class, interface, primitive type or array type of the image. There is one instance for each type in a
 * {@link World}, so identity is equality.
 */
public interface ClassInfo {
    /** Internal name: {@code java/lang/String}, {@code [I}, {@code [Ljava/lang/String;}, {@code int}. */
    String name();

    /** Binary name as {@code Class.getName()} gives it: {@code java.lang.String}, {@code [I}. */
    default String binaryName() {
        return name().replace('/', '.');
    }

    ClassDesc descriptor();

    /** Class file access flags (from the InnerClasses attribute where the class has one, as reflection reports). */
    int flags();

    default boolean has(AccessFlag flag) {
        return (flags() & flag.mask()) != 0;
    }

    boolean isInterface();

    boolean isArray();

    boolean isPrimitive();

    /** Element type of an array type one dimension down. */
    ClassInfo component();

    /** The array type one dimension up. */
    ClassInfo arrayType();

    /** Empty for {@code Object}, interfaces and primitives. */
    Optional<ClassInfo> superclass();

    /** Direct superinterfaces. */
    List<ClassInfo> interfaces();

    /** Declared fields after substitution, injected ones included. */
    List<FieldInfo> fields();

    /** Declared methods after substitution; constructors and the initialiser included. */
    List<MethodInfo> methods();

    Optional<MethodInfo> method(String name, String descriptor);

    Optional<FieldInfo> field(String name, String descriptor);

    /** The static initialiser, if there is one that must run when the image runs. */
    Optional<MethodInfo> initializer();

    /** True for this type, its superclasses and superinterfaces; arrays by the language's covariance. */
    boolean isSubtypeOf(ClassInfo other);

    /** Internal name of the outermost enclosing class: the unit of code generation. */
    String outermost();

    /** Marked {@code @Word}: its values are raw bits. */
    boolean isWord();

    /** Marked {@code @Struct}: its values are raw addresses. */
    boolean isStruct();

    /** A {@code @Struct} that extends {@code Device}: its accesses are volatile. */
    boolean isDevice();

    /** Initialised while the image is built: its static fields come from {@code BuildTimeHeap}. */
    boolean isBuildTime();

    /** A class of the program, one made for its code, or an array of them. */
    boolean isOfApplication();
}
