package mellos.compiler.world;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.FieldInfo;
import mellos.magic.AssemblyConstants;

/** The constants of system classes marked {@code @AssemblyConstants}, by their simple names. */
final class SharedConstants {
    private final SortedMap<String, Long> values = new TreeMap<>();

    /** @throws BuildError if two differ under one name */
    static SortedMap<String, Long> of(Stream<DeclaredType> types) {
        SharedConstants constants = new SharedConstants();
        types.filter(type -> type.source().marks().has(AssemblyConstants.class)).forEach(constants::add);
        return constants.values;
    }

    private void add(DeclaredType type) {
        for (FieldInfo field : type.fields()) {
            field.constantValue()
                    .filter(value -> value instanceof Integer || value instanceof Long)
                    .ifPresent(value -> add(type, field.name(), ((Number) value).longValue()));
        }
    }

    private void add(DeclaredType type, String name, long value) {
        Long other = values.put(name, value);
        if (other != null && other != value) {
            throw new BuildError("assembly sees two constants " + name + ": " + other + " and " + value + " of "
                    + type.binaryName() + "; rename one");
        }
    }
}
