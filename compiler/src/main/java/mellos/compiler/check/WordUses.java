package mellos.compiler.check;

import java.lang.constant.ClassDesc;
import java.util.function.Consumer;
import mellos.compiler.check.WordFlow.Value;

/** What must not become of a raw value, or of an object, at one instruction. */
record WordUses(RawTypes types, Consumer<String> problems) {
    void reject(Value value, String use) {
        if (value == Value.RAW) {
            problems.accept(
                    "a raw value (@Word or @Struct) " + use + " as if it were an object; pass its bits instead");
        }
    }

    /** A value goes where this type is declared. */
    void match(Value value, ClassDesc type, String use) {
        if (type.isPrimitive()) {
            return;
        }
        Value wanted = types.value(type);
        if (wanted == Value.OBJECT) {
            reject(value, use + " as " + type.displayName() + ",");
        } else if (value == Value.OBJECT) {
            problems.accept("an object " + use + " as the raw type " + type.displayName());
        }
    }

    void report(String problem) {
        problems.accept(problem);
    }
}
