package mellos.runtime.exception;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.reflect.Reflection}: who calls. */
@Substitute("jdk.internal.reflect.Reflection")
final class Target_jdk_internal_reflect_Reflection {
    private Target_jdk_internal_reflect_Reflection() {}

    @Replace
    public static Class<?> getCallerClass() {
        return Callers.callerOfCaller("jdk.internal.reflect.Reflection");
    }
}
