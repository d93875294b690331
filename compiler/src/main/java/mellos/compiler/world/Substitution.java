package mellos.compiler.world;

import java.lang.classfile.ClassFile;
import java.util.stream.Stream;
import mellos.compiler.model.BuildError;

/**
 * One class whose members are merged into another; a target may have several, each with its own source file, line
 * numbers and contracts.
 *
 * @param name internal name of the substitution class, which its class file no longer says
 * @param source its class file, every substitution class in it renamed to its target
 */
record Substitution(String name, Source source) {
    /** For messages. */
    String binaryName() {
        return name.replace('/', '.');
    }

    Stream<SubstituteMethod> methods() {
        return source.model().methods().stream().map(method -> SubstituteMethod.of(this, method));
    }

    /** @throws BuildError if the class file is malformed */
    static Substitution of(String name, byte[] renamed) {
        return new Substitution(name, Source.of(ClassFile.of().parse(renamed), Origin.SYSTEM));
    }
}
