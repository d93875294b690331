package mellos.compiler.world;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import mellos.compiler.model.BuildError;

/** Class files as models. */
final class ParsedClass {
    private ParsedClass() {}

    /** @throws BuildError if it is none, or that of a class of another name */
    static ClassModel of(String name, byte[] bytes) {
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            if (!model.thisClass().asInternalName().equals(name)) {
                throw new BuildError(name.replace('/', '.') + ": its class file is that of "
                        + model.thisClass().asInternalName().replace('/', '.'));
            }
            return model;
        } catch (IllegalArgumentException e) {
            throw new BuildError(name.replace('/', '.') + ": bad class file: " + e.getMessage());
        }
    }
}
