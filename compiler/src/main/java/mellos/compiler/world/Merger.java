package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.ReplaceInitializer;

/** Applies the rules of one substitution class to the members of its target. */
final class Merger implements DeclaredType.Members {
    private final Source target;
    private final Source substitution;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, MethodModel> replacements = new LinkedHashMap<>();
    private final Map<String, String> cuts = new LinkedHashMap<>();
    private final Map<String, MethodModel> additions = new LinkedHashMap<>();
    private final List<FieldModel> addedFields = new ArrayList<>();
    private final String cutClass;

    Merger(Source target, Source substitution) {
        this.target = target;
        this.substitution = substitution;
        this.cutClass = substitution.marks().string(CutClass.class, "value").orElse(null);
        Set<String> methods = new HashSet<>();
        target.model().methods().forEach(method -> methods.add(key(method)));
        substitution.model().methods().forEach(method -> apply(method, methods));
        Set<String> fields = new HashSet<>();
        target.model().fields().forEach(field -> fields.add(key(field)));
        substitution.model().fields().forEach(field -> apply(field, fields));
    }

    /** Rules that match nothing and members that cannot be merged. */
    List<String> problems() {
        return problems;
    }

    private static String key(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private static String key(FieldModel field) {
        return field.fieldName().stringValue() + ":" + field.fieldType().stringValue();
    }

    private void apply(MethodModel method, Set<String> targetMethods) {
        Marks marks = Marks.of(method);
        if (marks.has(ReplaceConstructor.class)) {
            replace("<init>" + method.methodType().stringValue(), method, targetMethods, "@ReplaceConstructor");
        } else if (marks.has(ReplaceInitializer.class)) {
            replace("<clinit>()V", method, targetMethods, "@ReplaceInitializer");
        } else if (marks.has(Replace.class)) {
            replace(replacedName(method, marks) + method.methodType().stringValue(), method, targetMethods, "@Replace");
        } else if (marks.has(Cut.class)) {
            if (isKnown(key(method), method, targetMethods, "@Cut")) {
                cuts.put(key(method), marks.string(Cut.class, "value").orElseThrow());
            }
        } else if (marks.has(Alias.class)) {
            isKnown(key(method), method, targetMethods, "@Alias");
        } else {
            addUnmarked(method, targetMethods);
        }
    }

    private static String replacedName(MethodModel method, Marks marks) {
        return marks.string(Replace.class, "value")
                .filter(name -> !name.isEmpty())
                .orElse(method.methodName().stringValue());
    }

    private void replace(String key, MethodModel method, Set<String> targetMethods, String rule) {
        if (isKnown(key, method, targetMethods, rule) && replacements.put(key, method) != null) {
            problem(method, rule + " is there twice");
        }
    }

    private boolean isKnown(String key, MethodModel method, Set<String> targetMethods, String rule) {
        boolean known = targetMethods.contains(key);
        if (!known) {
            problem(method, rule + " matches nothing: " + targetName() + " has no " + key);
        }
        return known;
    }

    private void addUnmarked(MethodModel method, Set<String> targetMethods) {
        switch (method.methodName().stringValue()) {
            case "<init>" -> {
                if (!isTrivial(method)) {
                    problem(method, "a constructor is not merged; write a @ReplaceConstructor method instead, and give "
                            + "added instance fields no initial values");
                }
            }
            case "<clinit>" -> {
                if (targetMethods.contains("<clinit>()V") || replacements.containsKey("<clinit>()V")) {
                    problem(method, "initial values of static fields are not merged with the initialiser of "
                            + targetName() + "; assign them in a @ReplaceInitializer method or when first used");
                } else {
                    additions.put(key(method), method);
                }
            }
            default -> {
                if (targetMethods.contains(key(method))) {
                    problem(method, targetName() + " has a method of this name and type: mark it @Replace, @Alias or @Cut");
                } else {
                    additions.put(key(method), method);
                }
            }
        }
    }

    /** What javac writes where the source has no constructor. */
    private static boolean isTrivial(MethodModel constructor) {
        List<Opcode> opcodes = constructor.code().orElseThrow().elementStream()
                .filter(Instruction.class::isInstance)
                .map(element -> ((Instruction) element).opcode())
                .toList();
        return opcodes.equals(List.of(Opcode.ALOAD_0, Opcode.INVOKESPECIAL, Opcode.RETURN));
    }

    private void apply(FieldModel field, Set<String> targetFields) {
        boolean known = targetFields.contains(key(field));
        boolean alias = Marks.of(field).has(Alias.class);
        if (alias && !known) {
            problems.add(place() + ": @Alias matches nothing: " + targetName() + " has no field " + key(field));
        } else if (!alias && known) {
            problems.add(place() + ": " + targetName() + " has a field " + key(field) + ": mark it @Alias");
        } else if (!alias && !isAssertionSwitch(field)) {
            addedFields.add(field);
        }
    }

    private static boolean isAssertionSwitch(FieldModel field) {
        return field.fieldName().equalsString("$assertionsDisabled") && field.flags().has(AccessFlag.SYNTHETIC);
    }

    private void problem(MethodModel method, String text) {
        problems.add(place() + ": " + method.methodName().stringValue() + method.methodType().stringValue() + ": " + text);
    }

    private String place() {
        return "substitution of " + targetName() + " (" + substitution.sourceFile() + ")";
    }

    private String targetName() {
        return target.model().thisClass().asInternalName().replace('/', '.');
    }

    @Override
    public List<DeclaredField> fields(DeclaredType owner) {
        List<DeclaredField> fields = new ArrayList<>();
        target.model().fields().forEach(field -> fields.add(new DeclaredField(owner, field, target)));
        addedFields.forEach(field -> fields.add(new DeclaredField(owner, field, substitution)));
        return fields;
    }

    @Override
    public List<DeclaredMethod> methods(DeclaredType owner) {
        List<DeclaredMethod> methods = new ArrayList<>();
        for (MethodModel method : target.model().methods()) {
            String name = method.methodName().stringValue();
            MethodModel replacement = replacements.get(key(method));
            if (replacement != null) {
                methods.add(new DeclaredMethod(owner, name, replacement, substitution, null));
            } else {
                methods.add(new DeclaredMethod(owner, name, method, target, cutReason(method)));
            }
        }
        additions.values().forEach(method -> methods.add(
                new DeclaredMethod(owner, method.methodName().stringValue(), method, substitution, null)));
        return methods;
    }

    private String cutReason(MethodModel method) {
        return method.flags().has(AccessFlag.ABSTRACT) ? null : cuts.getOrDefault(key(method), cutClass);
    }
}
