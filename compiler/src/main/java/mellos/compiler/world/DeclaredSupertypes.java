package mellos.compiler.world;

import java.lang.classfile.constantpool.ClassEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;

/** What one type extends and implements; each is read when it is first asked for. Safe for use by several threads. */
final class DeclaredSupertypes {
    private final DeclaredType type;
    private volatile Optional<ClassInfo> superclass;
    private volatile List<ClassInfo> interfaces;
    private volatile Set<ClassInfo> supertypes;

    DeclaredSupertypes(DeclaredType type) {
        this.type = type;
    }

    Optional<ClassInfo> superclass() {
        if (superclass == null) {
            superclass = type.isInterface()
                    ? Optional.empty()
                    : type.source().model().superclass().map(this::supertype);
        }
        return superclass;
    }

    List<ClassInfo> interfaces() {
        if (interfaces == null) {
            interfaces = type.source().model().interfaces().stream()
                    .map(this::supertype)
                    .toList();
        }
        return interfaces;
    }

    private ClassInfo supertype(ClassEntry entry) {
        return type.world()
                .find(entry.asInternalName())
                .orElseThrow(() -> new BuildError(type.binaryName() + " extends or implements "
                        + entry.asInternalName().replace('/', '.') + ", of which there is no class file"));
    }

    /** This type with all its superclasses and superinterfaces. */
    Set<ClassInfo> all() {
        if (supertypes == null) {
            Set<ClassInfo> all = new LinkedHashSet<>();
            all.add(type);
            superclass().ifPresent(above -> all.addAll(((DeclaredType) above).supertypes()));
            interfaces().forEach(above -> all.addAll(((DeclaredType) above).supertypes()));
            if (type.isInterface()) {
                all.add(type.world().type("java/lang/Object"));
            }
            supertypes = all;
        }
        return supertypes;
    }
}
