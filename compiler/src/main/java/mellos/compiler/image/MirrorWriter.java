package mellos.compiler.image;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.Program;
import mellos.magic.abi.TypeFlags;

/** Writes mirrors, the {@code Class} objects of the image's types. */
final class MirrorWriter {
    private final Program program;
    private final Layouts layouts;
    private final DataModule module;
    private final RecordFlags flags;
    private final Set<ClassInfo> present;

    MirrorWriter(Program program, Layouts layouts, DataModule module, RecordFlags flags, Set<ClassInfo> present) {
        this.program = program;
        this.layouts = layouts;
        this.module = module;
        this.flags = flags;
        this.present = present;
    }

    void write(ClassInfo type) {
        ClassInfo mirror = program.world().type("java/lang/Class");
        ObjectText object = new ObjectText(module.record(mirror), layouts.of(mirror));
        Map<String, String> values = new HashMap<>(Map.of(
                "mellosRecord", "i64 ptrtoint (ptr " + module.record(type) + " to i64)",
                "name", "ptr " + module.literal(type.binaryName()),
                "modifiers", "i16 " + (short) (flags.of(type) & TypeFlags.ACCESS),
                "primitive", "i8 " + (type.isPrimitive() ? 1 : 0)));
        providers(type).ifPresent(made -> values.put("classData", "ptr " + module.address(made)));
        for (FieldInfo field : layouts.of(mirror).fields()) {
            object.put(field, values.get(field.name()));
            if (field.name().equals("componentType") && hasComponent(type)) {
                object.put(field, "ptr " + module.address(Symbols.mirror(type.component())));
            }
        }
        module.define(Symbols.mirror(type), object.text());
    }

    /** The object that makes the providers of a service, where the program looks it up. */
    private Optional<String> providers(ClassInfo type) {
        return program.world()
                .find(type.name() + "$$Providers")
                .flatMap(made -> made.fields().stream()
                        .filter(program.staticFields()::contains)
                        .findFirst())
                .map(Symbols::singleton);
    }

    private boolean hasComponent(ClassInfo type) {
        return type.isArray() && present.contains(type.component());
    }
}
