package mellos.compiler.world;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;

/**
 * A class file that members come from: the class's own, or that of a class substituting some of its members.
 *
 * @param model the class file, names of substitution classes replaced
 * @param marks its class annotations, which hold for the members that come from here
 * @param sourceFile file name for stack traces
 */
public record Source(ClassModel model, Marks marks, Origin origin, String sourceFile) {
    static Source of(ClassModel model, Origin origin) {
        String file = model.findAttribute(Attributes.sourceFile())
                .map(attribute -> attribute.sourceFile().stringValue())
                .orElse("Unknown Source");
        Marks marks = origin == Origin.SYSTEM || origin == Origin.APPLICATION ? Marks.of(model) : Marks.NONE;
        return new Source(model, marks, origin, file);
    }

    /** Only these classes speak to the compiler by annotations. */
    boolean isMarked() {
        return origin == Origin.SYSTEM || origin == Origin.APPLICATION;
    }
}
