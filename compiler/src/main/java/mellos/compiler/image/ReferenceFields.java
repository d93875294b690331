package mellos.compiler.image;

import java.lang.constant.ClassDesc;
import java.util.List;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.Program;

/** Which fields and elements hold references that a collector must follow: words and views of structures do not. */
final class ReferenceFields {
    private final Program program;
    private final Layouts layouts;

    ReferenceFields(Program program, Layouts layouts) {
        this.program = program;
        this.layouts = layouts;
    }

    private boolean isReference(ClassDesc type) {
        if (MemoryType.of(type) != MemoryType.REFERENCE || type.isArray()) {
            return MemoryType.of(type) == MemoryType.REFERENCE;
        }
        String descriptor = type.descriptorString();
        return program.world()
                .find(descriptor.substring(1, descriptor.length() - 1))
                .map(known -> !known.isWord() && !known.isStruct())
                .orElse(true);
    }

    List<Integer> offsets(ClassInfo type) {
        if (type.isArray() || type.isPrimitive() || type.isInterface()) {
            return List.of();
        }
        ObjectLayout layout = layouts.of(type);
        return layout.fields().stream()
                .filter(field -> isReference(field.type()))
                .map(layout::offset)
                .sorted()
                .toList();
    }

    boolean isHeldBy(ClassInfo type) {
        return type.isArray()
                ? isReference(type.component().descriptor())
                : !offsets(type).isEmpty();
    }
}
