package mellos.compiler.lower;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;

/**
 * Fields that {@code findVarHandle} and {@code newUpdater} ask for, or what these throw; the messages are the JDK's.
 */
final class FieldLookups {
    private final World world;

    FieldLookups(World world) {
        this.world = world;
    }

    /** What {@code findVarHandle} or {@code findStaticVarHandle} finds. */
    FieldInfo found(ClassDesc owner, String name, ClassDesc type, boolean isStatic) {
        FieldInfo field;
        try {
            field = world.resolveField(SwitchSites.internalName(owner), name, type.descriptorString());
        } catch (BuildError e) {
            String message = "no such field: " + shown(owner, name, type, isStatic);
            throw Thrown.of("NoSuchFieldError", References.noField(owner, name, type), e.getMessage())
                    .causing("NoSuchFieldException", message)
                    .ends();
        }
        if (field.isStatic() != isStatic) {
            String message = "expected a " + (isStatic ? "" : "non-") + "static field: "
                    + shown(owner, name, type, field.isStatic());
            throw Thrown.of("IllegalAccessException", message, message).ends();
        }
        return field;
    }

    private static String shown(ClassDesc owner, String name, ClassDesc type, boolean isStatic) {
        return References.shown(owner) + "." + name + "/" + References.shown(type)
                + (isStatic ? "/getStatic" : "/getField");
    }

    /** What an updater of {@code int} or {@code long} is for. */
    FieldInfo ofPrimitive(ClassDesc owner, String name, ClassDesc type) {
        FieldInfo field = declared(owner, name);
        if (!field.type().equals(type)) {
            throw illegal("Must be " + (type.equals(ConstantDescs.CD_int) ? "integer" : "long") + " type");
        }
        return updatable(field);
    }

    FieldInfo ofReference(ClassDesc owner, String name, ClassDesc type) {
        FieldInfo field = declared(owner, name);
        if (!field.type().equals(type)) {
            String why = field.symbol() + " is no " + References.shown(type);
            throw Thrown.of("ClassCastException", null, why).ends();
        }
        if (type.isPrimitive()) {
            throw illegal("Must be reference type");
        }
        return updatable(field);
    }

    private FieldInfo declared(ClassDesc owner, String name) {
        ClassInfo type = world.type(SwitchSites.internalName(owner));
        return type.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Thrown.of("NoSuchFieldException", name, "there is no field " + name)
                        .causing("RuntimeException", "java.lang.NoSuchFieldException: " + name)
                        .ends());
    }

    private static FieldInfo updatable(FieldInfo field) {
        if (!field.isVolatile()) {
            throw illegal("Must be volatile type");
        }
        if (field.isStatic()) {
            throw Thrown.of("IllegalArgumentException", null, field.symbol() + " is static")
                    .ends();
        }
        return field;
    }

    private static Thrown.Ends illegal(String message) {
        return Thrown.of("IllegalArgumentException", message, message).ends();
    }
}
