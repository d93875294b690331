package mellos.compiler.reach;

import java.util.Map;
import mellos.compiler.model.MethodInfo;

/** The calls that led to a method. */
final class CallPath {
    private static final int LONGEST = 12;

    private CallPath() {}

    /** Innermost first, ending in a root or where it grows too long. */
    static String of(MethodInfo method, Map<MethodInfo, MethodInfo> reachedFrom) {
        StringBuilder path = new StringBuilder();
        MethodInfo caller = reachedFrom.get(method);
        for (int i = 0; caller != null && i < LONGEST; i++) {
            path.append(i == 0 ? "" : " <- ")
                    .append(caller.owner().binaryName())
                    .append('.')
                    .append(caller.name());
            caller = reachedFrom.get(caller);
        }
        return path.isEmpty()
                ? "a root"
                : path.append(caller == null ? "" : " <- ...").toString();
    }
}
