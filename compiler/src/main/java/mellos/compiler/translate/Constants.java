package mellos.compiler.translate;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import mellos.compiler.image.DataText;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;

/** Values that are known when the image is built. */
final class Constants {
    private Constants() {}

    /** A boxed primitive, as the operand stack holds it. */
    static Value of(Object primitive) {
        return switch (primitive) {
            case Boolean flag -> Value.constant(flag ? 1 : 0);
            case Character character -> Value.constant((int) character);
            case Long value -> Value.constant((long) value);
            case Float value -> Value.of(Kind.FLOAT, DataText.of(value));
            case Double value -> Value.of(Kind.DOUBLE, DataText.of(value));
            case Number value -> Value.constant(value.intValue());
            default -> throw new IllegalArgumentException("not a primitive: " + primitive);
        };
    }

    static Value of(MethodState state, String text) {
        ClassInfo type = state.world().type("java/lang/String");
        return Value.nonNull(state.module().literal(text)).withExact(type).withConstant(text);
    }

    /** A class constant. */
    static Value of(MethodState state, ClassInfo type) {
        ClassInfo mirror = state.world().type("java/lang/Class");
        return Value.nonNull(state.module().mirror(type)).withExact(mirror).withConstant(type);
    }

    /** The value that a constant instruction pushes. */
    static Value of(MethodState state, ConstantInstruction constant) {
        if (constant instanceof ConstantInstruction.LoadConstantInstruction load) {
            return loaded(state, load.constantEntry());
        }
        return constant.constantValue() instanceof Number number ? of(number) : Value.nothing();
    }

    private static Value loaded(MethodState state, LoadableConstantEntry entry) {
        if (entry instanceof ClassEntry name) {
            return of(state, state.world().type(name.asInternalName()));
        }
        if (entry instanceof StringEntry string) {
            return of(state, string.stringValue());
        }
        return switch (entry.constantValue()) {
            case Number number -> of(number);
            default -> throw new BuildError("a constant of type " + entry.typeKind() + " is not supported");
        };
    }
}
