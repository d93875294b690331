package mellos.runtime.monitor;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.locks.AbstractOwnableSynchronizer}. */
@Substitute("java.util.concurrent.locks.AbstractOwnableSynchronizer")
final class Target_java_util_concurrent_locks_AbstractOwnableSynchronizer {
    @Alias
    transient Thread exclusiveOwnerThread;

    private Target_java_util_concurrent_locks_AbstractOwnableSynchronizer() {}
}
