package mellos.compiler.translate;

import mellos.compiler.image.DataText;
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
}
