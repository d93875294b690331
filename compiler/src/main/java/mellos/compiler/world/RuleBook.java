package mellos.compiler.world;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.compiler.world.MethodRule.Addition;

/** The rules for the methods of one class: at most one for each, by name and type, and for what the class has. */
final class RuleBook {
    private final String target;
    private final Map<String, MethodModel> declared = new HashMap<>();
    private final Map<String, MethodRule> rules = new LinkedHashMap<>();
    private final List<String> problems;

    /** @param problems gets rules that match nothing and those that contradict another */
    RuleBook(ClassModel target, List<String> problems) {
        this.target = target.thisClass().asInternalName().replace('/', '.');
        this.problems = problems;
        target.methods()
                .forEach(m -> declared.put(
                        m.methodName().stringValue() + m.methodType().stringValue(), m));
    }

    /** The class that they are for, as messages name it. */
    String target() {
        return target;
    }

    boolean isDeclared(String key) {
        return declared.containsKey(key);
    }

    boolean isAbstract(String key) {
        return isDeclared(key) && declared.get(key).flags().has(AccessFlag.ABSTRACT);
    }

    Optional<MethodRule> of(String key) {
        return Optional.ofNullable(rules.get(key));
    }

    Stream<Addition> additions() {
        return rules.values().stream().filter(Addition.class::isInstance).map(Addition.class::cast);
    }

    void ruleForDeclared(String key, MethodRule rule, String mark) {
        if (isDeclared(key)) {
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

    void addUnlessDeclared(SubstituteMethod method, String problem) {
        if (isDeclared(method.key())) {
            problem(method, problem);
        } else {
            rule(method.key(), new Addition(method));
        }
    }

    void problem(SubstituteMethod method, String text) {
        problems.add(method.place() + ": " + text);
    }
}
