package mellos.compiler.translate;

import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mellos.compiler.model.MethodInfo;

/**
 * Which methods of other classes a module carries along for LLVM to inline. Methods of words always: they stand for
 * single instructions. Other small methods in optimised images only, where they are worth the time.
 */
final class InlineCandidates {
    private static final int LARGEST_WORD_METHOD = 16;
    private static final int LARGEST_METHOD = 32;
    /** A carried method's own calls are followed this far. */
    static final int DEPTH = 3;

    private final boolean optimised;
    private final Map<MethodInfo, Boolean> known = new ConcurrentHashMap<>();

    InlineCandidates(boolean optimised) {
        this.optimised = optimised;
    }

    boolean contains(MethodInfo method) {
        return known.computeIfAbsent(method, this::decide);
    }

    static boolean isAlwaysInlined(MethodInfo method) {
        return method.owner().isWord();
    }

    private boolean decide(MethodInfo method) {
        boolean word = isAlwaysInlined(method);
        if (!word && !optimised
                || method.body() != MethodInfo.Body.BYTECODE
                || method.has(AccessFlag.SYNCHRONIZED)
                || method.entryPoint().isPresent()) {
            return false;
        }
        Bytecode code = new Bytecode(method.code().orElseThrow());
        return code.handlers().isEmpty() && code.size() <= (word ? LARGEST_WORD_METHOD : LARGEST_METHOD);
    }
}
