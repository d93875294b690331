package mellos.runtime.monitor;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;

/** Who has a lock of {@code java.util.concurrent}: asked without rights, as a debugger does. */
final class OwnableSynchronizers {
    private OwnableSynchronizers() {}

    /** Null if nobody has it. */
    static Thread owner(AbstractOwnableSynchronizer lock) {
        return ((Target_java_util_concurrent_locks_AbstractOwnableSynchronizer) (Object) lock).exclusiveOwnerThread;
    }
}
