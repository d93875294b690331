package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.ClassInfo;

/** The program's classes that are resource bundles and can be made by name. */
record BundleClasses(ClosedWorld world, ClassPath classPath) {
    List<ServiceProvider> all() {
        ClassInfo bundle = world.type("java/util/ResourceBundle");
        List<ServiceProvider> found = new ArrayList<>();
        for (String name : classPath.applicationClasses()) {
            world.find(name)
                    .filter(type -> isBundle(type, bundle))
                    .map(type -> ServiceProvider.of(bundle, type.binaryName(), world.find(name), false))
                    .filter(ServiceProvider.ByConstructor.class::isInstance)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Superclasses alone: classes that a jar lacks are not asked for. */
    private boolean isBundle(ClassInfo type, ClassInfo bundle) {
        return type instanceof DeclaredType declared
                && !type.isInterface()
                && !type.has(AccessFlag.ABSTRACT)
                && declared.source().model().superclass().isPresent()
                && extendsBundle(declared, bundle);
    }

    private boolean extendsBundle(DeclaredType type, ClassInfo bundle) {
        String above = type.source().model().superclass().get().asInternalName();
        return !above.equals("java/lang/Object")
                && world.find(above)
                        .filter(found -> found == bundle || isAbove(found, bundle))
                        .isPresent();
    }

    private boolean isAbove(ClassInfo type, ClassInfo bundle) {
        return type instanceof DeclaredType declared
                && declared.source().model().superclass().isPresent()
                && extendsBundle(declared, bundle);
    }
}
