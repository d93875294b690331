package mellos.compiler.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.model.ClassInfo;

/**
 * Numbers classes so that a class and its subclasses have consecutive numbers. Interfaces and primitives have number 0.
 */
final class TypeNumbers {
    private final Map<ClassInfo, Integer> first = new HashMap<>();
    private final Map<ClassInfo, Integer> last = new HashMap<>();

    TypeNumbers(List<ClassInfo> types) {
        Map<ClassInfo, List<ClassInfo>> below = new HashMap<>();
        List<ClassInfo> roots = new ArrayList<>();
        for (ClassInfo type : types) {
            if (type.isInterface() || type.isPrimitive()) {
                continue;
            }
            type.superclass()
                    .ifPresentOrElse(
                            above -> below.computeIfAbsent(above, _ -> new ArrayList<>())
                                    .add(type),
                            () -> roots.add(type));
        }
        int next = 1;
        for (ClassInfo root : roots) {
            next = number(root, below, next);
        }
    }

    private int number(ClassInfo type, Map<ClassInfo, List<ClassInfo>> below, int number) {
        first.put(type, number);
        int next = number + 1;
        List<ClassInfo> children = new ArrayList<>(below.getOrDefault(type, List.of()));
        children.sort(Comparator.comparing(ClassInfo::name));
        for (ClassInfo child : children) {
            next = number(child, below, next);
        }
        last.put(type, next - 1);
        return next;
    }

    int number(ClassInfo type) {
        return first.getOrDefault(type, 0);
    }

    /** Number of the last subclass minus the type's own. */
    int span(ClassInfo type) {
        return last.getOrDefault(type, 0) - number(type);
    }
}
