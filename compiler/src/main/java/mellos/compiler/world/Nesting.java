package mellos.compiler.world;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.util.Optional;

/** What a class file says of the classes that its class is nested in. */
final class Nesting {
    private Nesting() {}

    /** Access flags as the source has them, of a class nested in another. */
    static Optional<Integer> innerFlags(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(inner -> inner.innerClass()
                                .name()
                                .equals(model.thisClass().name()))
                        .findFirst()
                        .map(inner -> inner.flagsMask()));
    }

    static String outermost(ClassModel model, String name) {
        return model.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asInternalName())
                .orElse(name);
    }
}
