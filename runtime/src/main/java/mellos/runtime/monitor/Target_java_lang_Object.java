package mellos.runtime.monitor;

import mellos.magic.abi.TypeFlags;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.heap.Allocation;
import mellos.runtime.object.ObjectHeader;

/** {@code java.lang.Object}. */
@Substitute("java.lang.Object")
final class Target_java_lang_Object {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Replace("hashCode")
    public int identityHash() {
        return ObjectHeader.identityHash(this);
    }

    @Replace("clone")
    protected Object copy() throws CloneNotSupportedException {
        if (!(((Object) this) instanceof Cloneable)
                && (ObjectHeader.record(this).flags() & TypeFlags.ARRAY) == 0) {
            throw new CloneNotSupportedException(getClass().getName());
        }
        return Allocation.copyOf(this);
    }

    @Replace("notify")
    public void notifyOne() {
        Notification.notifyOne(this);
    }

    @Replace("notifyAll")
    public void notifyEvery() {
        Notification.notifyAll(this);
    }

    @Replace
    private void wait0(long timeoutMillis) throws InterruptedException {
        Notification.await(
                this, timeoutMillis > Long.MAX_VALUE / NANOS_PER_MILLI ? 0 : timeoutMillis * NANOS_PER_MILLI);
    }
}
