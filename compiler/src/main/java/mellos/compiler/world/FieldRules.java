package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mellos.magic.substitute.Alias;

/** What all substitution classes of one target say of its fields: which are added, and by whom. */
final class FieldRules {
    private final String target;
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Addition> additions = new LinkedHashMap<>();
    private final List<String> problems;

    /** A field that a substitution class gives its target. */
    record Addition(Substitution owner, FieldModel model) {
        private String key() {
            return FieldRules.key(model);
        }

        private boolean isAlias() {
            return Marks.of(model).has(Alias.class);
        }

        /** Lowering decides assertions at build time; nothing reads this one. */
        private boolean isAssertionSwitch() {
            return model.fieldName().equalsString("$assertionsDisabled")
                    && model.flags().has(AccessFlag.SYNTHETIC);
        }
    }

    /** @param problems gets aliases that match nothing and additions that are there already */
    FieldRules(ClassModel target, List<Substitution> substitutions, List<String> problems) {
        this.target = target.thisClass().asInternalName().replace('/', '.');
        this.problems = problems;
        target.fields().forEach(field -> declared.add(key(field)));
        List<Addition> fields = substitutions.stream()
                .flatMap(s -> s.source().model().fields().stream().map(field -> new Addition(s, field)))
                .filter(field -> !field.isAssertionSwitch())
                .toList();
        fields.stream().filter(field -> !field.isAlias()).forEach(this::add);
        // Aliases last: they may stand for what another class adds.
        fields.stream().filter(Addition::isAlias).forEach(this::alias);
    }

    Stream<Addition> additions() {
        return additions.values().stream();
    }

    private static String key(FieldModel field) {
        return field.fieldName().stringValue() + ":" + field.fieldType().stringValue();
    }

    private void add(Addition field) {
        if (declared.contains(field.key())) {
            problem(field, target + " has a field " + field.key() + ": mark it @Alias");
            return;
        }
        Addition other = additions.putIfAbsent(field.key(), field);
        if (other != null) {
            problems.add(target + " gets two fields " + field.key() + ": from "
                    + other.owner().binaryName() + " and from " + field.owner().binaryName()
                    + "; keep one, which the other class may @Alias");
        }
    }

    private void alias(Addition field) {
        if (!declared.contains(field.key()) && !additions.containsKey(field.key())) {
            problem(field, "@Alias matches nothing: " + target + " has no field " + field.key());
        }
    }

    private void problem(Addition field, String text) {
        problems.add(field.owner().binaryName() + ": " + text);
    }
}
