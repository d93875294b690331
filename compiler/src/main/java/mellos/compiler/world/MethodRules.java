package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.util.HashSet;
import java.util.List;
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

    private final RuleBook book;
    private final Set<String> aliased = new HashSet<>();

    /** @param problems gets rules that match nothing, those that contradict another, and what cannot be merged */
    MethodRules(ClassModel target, List<Substitution> substitutions, List<String> problems) {
        this.book = new RuleBook(target, problems);
        List<SubstituteMethod> methods =
                substitutions.stream().flatMap(Substitution::methods).toList();
        methods.stream().filter(m -> !m.marks().has(Alias.class)).forEach(this::apply);
        // Aliases last: they may stand for what another class adds.
        methods.stream().filter(m -> m.marks().has(Alias.class)).forEach(this::alias);
    }

    Optional<MethodRule> of(String method) {
        return book.of(method);
    }

    /** A substitution class speaks of it, so that a cut of the whole class does not mean it. */
    boolean names(String method) {
        return book.of(method).isPresent() || aliased.contains(method);
    }

    Stream<Addition> additions() {
        return book.additions();
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
        book.ruleForDeclared(key, new Replacement(method, mark), mark);
    }

    private void decorate(SubstituteMethod method) {
        List<SubstituteMethod> originals =
                method.owner().methods().filter(o -> isOriginalOf(method, o)).toList();
        if (originals.size() == 1) {
            book.ruleForDeclared(method.key(), new Decoration(method, originals.getFirst()), "@Decorate");
        } else {
            book.problem(
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
            book.problem(original, "@Original belongs to no @Decorate method of this class with that name and type");
        } else if (book.isDeclared(original.key())) {
            book.problem(
                    original, book.target() + " has a method of this name and type: give the @Original another name");
        }
    }

    private void cut(SubstituteMethod method, String reason) {
        if (book.isAbstract(method.key())) {
            book.problem(method, "@Cut of an abstract method, which has no code: cut what implements it");
        } else {
            book.ruleForDeclared(method.key(), new Omission(method, reason), "@Cut");
        }
    }

    private void addUnmarked(SubstituteMethod method) {
        switch (method.name()) {
            case "<init>" -> {
                if (!method.isTrivialConstructor()) {
                    book.problem(
                            method,
                            "a constructor is not merged into " + book.target()
                                    + "; write a @ReplaceConstructor method "
                                    + "instead, and give added instance fields no initial values");
                }
            }
            case "<clinit>" ->
                book.addUnlessDeclared(
                        method,
                        "initial values of static fields are not merged with the " + "initialiser of " + book.target()
                                + "; assign them in a @ReplaceInitializer method or when first used");
            default ->
                book.addUnlessDeclared(
                        method,
                        book.target() + " has a method of this name and type: mark it @Replace, @Alias or @Cut");
        }
    }

    private void alias(SubstituteMethod method) {
        MethodRule rule = book.of(method.key()).orElse(null);
        aliased.add(method.key());
        if (rule instanceof Omission omission) {
            book.problem(
                    method,
                    "@Alias of what " + omission.method().place()
                            + " cuts: a call would always throw; drop one of the two");
        } else if (rule == null && !book.isDeclared(method.key())) {
            book.problem(method, "@Alias matches nothing: " + book.target() + " has no " + method.key());
        }
    }
}
