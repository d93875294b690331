package mellos.compiler.image;

import java.lang.reflect.AccessFlag;
import mellos.compiler.model.ClassInfo;
import mellos.magic.abi.TypeFlags;

/** The flags of a class record: access flags, and what the runtime asks of a type. {@link TypeFlags} has their bits. */
final class RecordFlags {
    private final ReferenceFields references;

    RecordFlags(ReferenceFields references) {
        this.references = references;
    }

    static boolean isEnum(ClassInfo type) {
        return type.has(AccessFlag.ENUM) && extendsDirectly(type, "java/lang/Enum");
    }

    int of(ClassInfo type) {
        int flags = type.flags() & TypeFlags.ACCESS & ~AccessFlag.SUPER.mask();
        flags |= type.isArray() ? TypeFlags.ARRAY : 0;
        flags |= type.isPrimitive() ? TypeFlags.PRIMITIVE : 0;
        flags |= type.isInterface() ? TypeFlags.INTERFACE : 0;
        flags |= references.isHeldBy(type) ? TypeFlags.HOLDS_REFERENCES : 0;
        flags |= extendsDirectly(type, "java/lang/Record") ? TypeFlags.RECORD : 0;
        flags |= isEnum(type) ? TypeFlags.ENUM : 0;
        flags |= type.isInterface() && declaresDefaultMethod(type) ? TypeFlags.DECLARES_DEFAULT_METHOD : 0;
        flags |= type.isOfApplication() ? TypeFlags.APPLICATION : 0;
        return flags | ReferenceKinds.of(type);
    }

    private static boolean declaresDefaultMethod(ClassInfo type) {
        return type.methods().stream().anyMatch(method -> !method.has(AccessFlag.ABSTRACT) && !method.isStatic());
    }

    private static boolean extendsDirectly(ClassInfo type, String name) {
        return type.superclass().filter(above -> above.name().equals(name)).isPresent();
    }
}
