package mellos.compiler.model;

import java.util.Set;

/**
 * In which methods the world may not be stopped.
 *
 * @param unstopped {@code @NoHeap} code and what it calls: it may hold locks, serve interrupts or run before there is a
 *     world
 * @param apart those of them that are bound by {@code @NoHeap} themselves and may loop: they must not become part of a
 *     method that may be stopped, or it would be stopped in the middle of them
 */
public record StopContract(Set<MethodInfo> unstopped, Set<MethodInfo> apart) {
    /** The world may be stopped anywhere. */
    public static final StopContract NONE = new StopContract(Set.of(), Set.of());

    /** Whether code of this method polls. */
    public boolean mayStop(MethodInfo method) {
        return !unstopped.contains(method);
    }
}
