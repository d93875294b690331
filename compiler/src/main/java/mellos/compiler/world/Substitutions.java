package mellos.compiler.world;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.magic.substitute.Substitute;

/** All substitution classes of the image by the name of the class they change. */
final class Substitutions {
    private static final byte[] MARK = Substitute.class.descriptorString().getBytes(StandardCharsets.UTF_8);

    /** Internal names of substitution classes, and what each stands for. */
    private final Map<String, String> targets = new HashMap<>();

    private final Map<String, ClassModel> byTarget = new HashMap<>();

    static Substitutions of(Map<String, byte[]> systemClasses) {
        Substitutions substitutions = new Substitutions();
        Map<String, byte[]> found = new HashMap<>();
        List<String> problems = new ArrayList<>();
        systemClasses.forEach((name, bytes) -> target(bytes).ifPresent(target -> {
            if (substitutions.targets.containsValue(target)) {
                problems.add(name.replace('/', '.') + ": " + target.replace('/', '.')
                        + " has a second @Substitute class; merge the two");
            }
            substitutions.targets.put(name, target);
            found.put(target, bytes);
        }));
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
        found.forEach((target, bytes) -> substitutions.byTarget.put(target, substitutions.parse(bytes)));
        return substitutions;
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

    /** Lambda bodies get names of their own: the class they are merged into has such, too. */
    private ClassModel parse(byte[] bytes) {
        byte[] renamed = ConstantPoolNames.rewrite(bytes, text -> text.startsWith("lambda$")
                ? "lambda$substituted$" + text.substring("lambda$".length())
                : ConstantPoolNames.renameIn(text, targets));
        return ClassFile.of().parse(renamed);
    }

    /** The class file with what it says of substitution classes said of their targets. */
    byte[] rename(byte[] bytes) {
        return targets.isEmpty() ? bytes : ConstantPoolNames.rename(bytes, targets);
    }

    /** What a substitution class stands for. */
    Optional<String> targetOf(String internalName) {
        return Optional.ofNullable(targets.get(internalName));
    }

    Optional<ClassModel> of(String target) {
        return Optional.ofNullable(byTarget.get(target));
    }

    List<String> targets() {
        return byTarget.keySet().stream().sorted().toList();
    }
}
