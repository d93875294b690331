package mellos.compiler.world;

import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.world.MethodRule.Addition;
import mellos.compiler.world.MethodRule.Decoration;
import mellos.compiler.world.MethodRule.Omission;
import mellos.compiler.world.MethodRule.Replacement;

/** The members of one class after all rules for it: its own, those of substitution classes, and what is cut. */
final class Merger implements DeclaredType.Members {
    private final Source target;
    private final List<String> problems = new ArrayList<>();
    private final MethodRules methods;
    private final FieldRules fields;
    private final List<ClassCut> cuts;

    /** @param cuts of the class as a whole; more than one is a problem */
    Merger(Source target, List<Substitution> substitutions, List<ClassCut> cuts) {
        this.target = target;
        this.methods = new MethodRules(target.model(), substitutions, problems);
        this.fields = new FieldRules(target.model(), substitutions, problems);
        this.cuts = cuts;
        if (cuts.size() > 1) {
            problems.add(target.model().thisClass().asInternalName().replace('/', '.') + " is cut as a whole twice: "
                    + cuts.get(0).display() + " and " + cuts.get(1).display() + "; keep one");
        }
    }

    /** Rules that match nothing or contradict another, and members that cannot be merged. */
    List<String> problems() {
        return problems;
    }

    @Override
    public List<DeclaredField> fields(DeclaredType owner) {
        List<DeclaredField> all = new ArrayList<>();
        target.model().fields().forEach(field -> all.add(new DeclaredField(owner, field, target)));
        fields.additions()
                .forEach(added -> all.add(
                        new DeclaredField(owner, added.model(), added.owner().source())));
        return all;
    }

    @Override
    public List<DeclaredMethod> methods(DeclaredType owner) {
        List<DeclaredMethod> all = new ArrayList<>();
        target.model().methods().forEach(method -> all.addAll(merged(owner, method)));
        methods.additions()
                .forEach(added -> all.add(substituted(owner, added.method().name(), added.method())));
        return all;
    }

    private List<DeclaredMethod> merged(DeclaredType owner, MethodModel method) {
        String name = method.methodName().stringValue();
        return switch (methods.of(key(method)).orElse(null)) {
            case Replacement replacement -> List.of(substituted(owner, name, replacement.method()));
            case Decoration decoration ->
                List.of(
                        substituted(owner, name, decoration.method()),
                        new DeclaredMethod(owner, decoration.original().name(), method, target, null));
            case Omission omission -> List.of(new DeclaredMethod(owner, name, method, target, omission.reason()));
            case Addition _ -> throw new IllegalStateException(key(method) + " is added, though it is there");
            case null -> List.of(new DeclaredMethod(owner, name, method, target, reasonOfClass(method)));
        };
    }

    private static DeclaredMethod substituted(DeclaredType owner, String name, SubstituteMethod method) {
        return new DeclaredMethod(owner, name, method.model(), method.owner().source(), null);
    }

    /** An abstract method has nothing to be cut: what implements it elsewhere stays. */
    private String reasonOfClass(MethodModel method) {
        boolean stays = cuts.isEmpty() || method.flags().has(AccessFlag.ABSTRACT) || methods.names(key(method));
        return stays ? null : cuts.getFirst().reason();
    }

    private static String key(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
