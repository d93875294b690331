package mellos.runtime.exception;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.event.ThrowableTracer}: nobody records events. */
@Substitute("jdk.internal.event.ThrowableTracer")
final class Target_jdk_internal_event_ThrowableTracer {
    private Target_jdk_internal_event_ThrowableTracer() {}

    @Replace
    public static void traceError(Class<?> type, String message) {}

    @Replace
    public static void traceThrowable(Class<?> type, String message) {}
}
