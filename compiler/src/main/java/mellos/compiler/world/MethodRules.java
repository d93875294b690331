package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mellos.compiler.world.MethodRule.Addition;
import mellos.compiler.world.MethodRule.Decoration;
import mellos.compiler.world.MethodRule.Omission;
import mellos.compiler.world.MethodRule.Replacement;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.ReplaceInitializer;

/** What all substitution classes of one target say of its methods: at most one rule for each, by name and type. */
final class MethodRules {
    private static final String INITIALIZER = "<clinit>()V";

    private final String target;
    private final Map<String, MethodModel> declared = new HashMap<>();
    private final Map<String, MethodRule> rules = new LinkedHashMap<>();
    private final Set<String> aliased = new HashSet<>();
    private final List<String> problems;

    /** @param problems gets rules that match nothing, those that contradict another, and what cannot be merged */
    MethodRules(ClassModel target, List<Substitution> substitutions, List<String> problems) {
        this.target = target.thisClass().asInternalName().replace('/', '.');
        this.problems = problems;
        target.methods()
                .forEach(m -> declared.put(
                        m.methodName().stringValue() + m.methodType().stringValue(), m));
        List<SubstituteMethod> methods =
                substitutions.stream().flatMap(Substitution::methods).toList();
        methods.stream().filter(m -> !m.marks().has(Alias.class)).forEach(this::apply);
        // Aliases last: they may stand for what another class adds.
        methods.stream().filter(m -> m.marks().has(Alias.class)).forEach(this::alias);
    }

    Optional<MethodRule> of(String method) {
        return Optional.ofNullable(rules.get(method));
    }

    /** A substitution class speaks of it, so that a cut of the whole class does not mean it. */
    boolean names(String method) {
        return rules.containsKey(method) || aliased.contains(method);
    }

    Stream<Addition> additions() {
        return rules.values().stream().filter(Addition.class::isInstance).map(Addition.class::cast);
    }

    private void apply(SubstituteMethod method) {
        Marks marks = method.marks();
        if (marks.has(ReplaceConstructor.class)) {
            replace("<init>" + method.descriptor(), method, "@ReplaceConstructor");
        } else if (marks.has(ReplaceInitializer.class)) {
            replace(INITIALIZER, method, "@ReplaceInitializer");
        } else if (marks.has(Replace.class)) {
            replace(replacedName(method) + method.descriptor(), method, "@Replace");
        } else if (marks.has(Decorate.class)) {
            decorate(method);
        } else if (marks.has(Original.class)) {
            checkOriginal(method);
        } else if (marks.has(Cut.class)) {
            cut(method, marks.string(Cut.class, "value").orElseThrow());
        } else {
            addUnmarked(method);
        }
    }

    private static String replacedName(SubstituteMethod method) {
        return method.marks()
                .string(Replace.class, "value")
                .filter(name -> !name.isEmpty())
                .orElse(method.name());
    }

    private void replace(String key, SubstituteMethod method, String mark) {
        ruleForDeclared(key, new Replacement(method, mark), mark);
    }

    private void decorate(SubstituteMethod method) {
        List<SubstituteMethod> originals =
                method.owner().methods().filter(o -> isOriginalOf(method, o)).toList();
        if (originals.size() == 1) {
            ruleForDeclared(method.key(), new Decoration(method, originals.getFirst()), "@Decorate");
        } else {
            problem(
                    method,
                    "@Decorate needs one @Original(\"" + method.name() + "\") method of the same type and static if "
                            + "it is; there are " + originals.size()
                            + "; where the original is not called, use @Replace");
        }
    }

    private static boolean isOriginalOf(SubstituteMethod method, SubstituteMethod original) {
        return original.marks()
                        .string(Original.class, "value")
                        .filter(method.name()::equals)
                        .isPresent()
                && original.descriptor().equals(method.descriptor())
                && original.isStatic() == method.isStatic();
    }

    private void checkOriginal(SubstituteMethod original) {
        boolean used =
                original.owner().methods().anyMatch(m -> m.marks().has(Decorate.class) && isOriginalOf(m, original));
        if (!used) {
            problem(original, "@Original belongs to no @Decorate method of this class with that name and type");
        } else if (declared.containsKey(original.key())) {
            problem(original, target + " has a method of this name and type: give the @Original another name");
        }
    }

    private void cut(SubstituteMethod method, String reason) {
        MethodModel original = declared.get(method.key());
        if (original != null && original.flags().has(AccessFlag.ABSTRACT)) {
            problem(method, "@Cut of an abstract method, which has no code: cut what implements it");
        } else {
            ruleForDeclared(method.key(), new Omission(method, reason), "@Cut");
        }
    }

    private void ruleForDeclared(String key, MethodRule rule, String mark) {
        if (declared.containsKey(key)) {
            rule(key, rule);
        } else {
            problem(rule.method(), mark + " matches nothing: " + target + " has no " + key);
        }
    }

    private void rule(String key, MethodRule rule) {
        MethodRule other = rules.putIfAbsent(key, rule);
        if (other != null) {
            problems.add(target + "." + key + " has two rules: " + other.display() + " and " + rule.display()
                    + "; keep one, which the other class may @Alias");
        }
    }

    private void addUnmarked(SubstituteMethod method) {
        switch (method.name()) {
            case "<init>" -> {
                if (!method.isTrivialConstructor()) {
                    problem(
                            method,
                            "a constructor is not merged into " + target + "; write a @ReplaceConstructor method "
                                    + "instead, and give added instance fields no initial values");
                }
            }
            case "<clinit>" ->
                addUnlessDeclared(
                        method,
                        "initial values of static fields are not merged with the " + "initialiser of " + target
                                + "; assign them in a @ReplaceInitializer method or when first used");
            default ->
                addUnlessDeclared(
                        method, target + " has a method of this name and type: mark it @Replace, @Alias or @Cut");
        }
    }

    private void addUnlessDeclared(SubstituteMethod method, String problem) {
        if (declared.containsKey(method.key())) {
            problem(method, problem);
        } else {
            rule(method.key(), new Addition(method));
        }
    }

    private void alias(SubstituteMethod method) {
        MethodRule rule = rules.get(method.key());
        aliased.add(method.key());
        if (rule instanceof Omission omission) {
            problem(
                    method,
                    "@Alias of what " + omission.method().place()
                            + " cuts: a call would always throw; drop one of the two");
        } else if (rule == null && !declared.containsKey(method.key())) {
            problem(method, "@Alias matches nothing: " + target + " has no " + method.key());
        }
    }

    private void problem(SubstituteMethod method, String text) {
        problems.add(method.place() + ": " + text);
    }
}
