package mellos.compiler.world;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mellos.magic.substitute.Substitute;

/** All substitution classes of the image by the name of the class they change, which may be one for several. */
final class Substitutions {
    private static final byte[] MARK = Substitute.class.descriptorString().getBytes(StandardCharsets.UTF_8);

    /** Internal names of substitution classes, and what each stands for. */
    private final Map<String, String> targets = new HashMap<>();

    private final SortedMap<String, List<Substitution>> byTarget = new TreeMap<>();

    static Substitutions of(Map<String, byte[]> systemClasses) {
        Substitutions substitutions = new Substitutions();
        systemClasses.forEach((name, bytes) -> target(bytes).ifPresent(t -> substitutions.targets.put(name, t)));
        // Sorted by name, so that members are merged in the same order in every build.
        substitutions.targets.keySet().stream()
                .sorted()
                .forEach(name -> substitutions.add(name, systemClasses.get(name)));
        return substitutions;
    }

    private void add(String name, byte[] bytes) {
        byTarget.computeIfAbsent(targets.get(name), key -> new ArrayList<>()).add(parse(name, bytes));
    }

    private static Optional<String> target(byte[] bytes) {
        if (!contains(bytes, MARK)) {
            return Optional.empty();
        }
        AttributedElement model = ClassFile.of().parse(bytes);
        return Marks.of(model).string(Substitute.class, "value").map(name -> name.replace('.', '/'));
    }

    static boolean contains(byte[] bytes, byte[] sought) {
        for (int start = 0; start <= bytes.length - sought.length; start++) {
            int matched = 0;
            while (matched < sought.length && bytes[start + matched] == sought[matched]) {
                matched++;
            }
            if (matched == sought.length) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lambda bodies get names of their own: the class they are merged into has such, and so have its other substitutes.
     */
    private Substitution parse(String name, byte[] bytes) {
        String lambdas = "lambda$" + name.replace('/', '_') + "$";
        byte[] renamed = ConstantPoolNames.rewrite(
                bytes,
                text -> text.startsWith("lambda$")
                        ? lambdas + text.substring("lambda$".length())
                        : ConstantPoolNames.renameIn(text, targets));
        return Substitution.of(name, renamed);
    }

    /** The class file with what it says of substitution classes said of their targets. */
    byte[] rename(byte[] bytes) {
        return targets.isEmpty() ? bytes : ConstantPoolNames.rename(bytes, targets);
    }

    /** What a substitution class stands for. */
    Optional<String> targetOf(String internalName) {
        return Optional.ofNullable(targets.get(internalName));
    }

    /** Those of a class, sorted by name; none if nothing is substituted in it. */
    List<Substitution> of(String target) {
        return byTarget.getOrDefault(target, List.of());
    }

    Set<String> targets() {
        return byTarget.keySet();
    }
}
