package mellos.compiler.lower;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.util.function.Function;
import java.util.function.Supplier;
import mellos.compiler.model.World;

/**
 * The class whose code is lowered, and what its lowering may ask and add.
 *
 * @param name the class
 * @param nestHost its outermost class, which generated classes are nested in, too
 * @param simpleName as {@code Class.getSimpleName()} gives it
 * @param helperPrefix start of the internal names of classes generated for it
 * @param helpers takes generated classes
 */
record Host(ClassDesc name, ClassDesc nestHost, String simpleName, String helperPrefix, World world, Helpers helpers) {
    /** Where generated classes go. They are made only if something reaches them. */
    interface Helpers {
        void define(String internalName, Supplier<byte[]> classFile);
    }

    /** @param tag tells the generated classes of a substitution's code from those of the class itself */
    static Host of(ClassModel model, String tag, World world, Helpers helpers) {
        ClassDesc name = model.thisClass().asSymbol();
        ClassDesc nestHost = model.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asSymbol())
                .orElse(name);
        String simpleName = model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(inner -> inner.innerClass().asSymbol().equals(name))
                        .findFirst())
                .map(inner -> inner.innerName().map(Utf8Entry::stringValue).orElse(""))
                .orElse(name.displayName());
        return new Host(name, nestHost, simpleName, model.thisClass().asInternalName() + "$$" + tag, world, helpers);
    }

    static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /** Names and registers the class for a file; characters that a class's name cannot have are spelled as numbers. */
    ClassDesc define(String kind, String file, Function<ClassDesc, byte[]> classFile) {
        StringBuilder name = new StringBuilder(helperPrefix).append(kind).append('$');
        file.chars().forEach(character -> {
            boolean isPlain = Character.isLetterOrDigit(character);
            name.append(isPlain ? String.valueOf((char) character) : "_" + Integer.toHexString(character) + "_");
        });
        String internalName = name.toString();
        ClassDesc desc = ClassDesc.ofInternalName(internalName);
        helpers.define(internalName, () -> classFile.apply(desc));
        return desc;
    }

    /** Names and registers the class for one call site, known by the number of its constant. */
    ClassDesc define(String kind, int number, Function<ClassDesc, byte[]> classFile) {
        String internalName = helperPrefix + kind + "$" + number;
        ClassDesc desc = ClassDesc.ofInternalName(internalName);
        helpers.define(internalName, () -> classFile.apply(desc));
        return desc;
    }
}
