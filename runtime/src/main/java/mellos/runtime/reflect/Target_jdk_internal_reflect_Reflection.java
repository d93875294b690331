package mellos.runtime.reflect;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.reflect.Reflection}. */
@Substitute("jdk.internal.reflect.Reflection")
final class Target_jdk_internal_reflect_Reflection {
    private Target_jdk_internal_reflect_Reflection() {}

    /** Stacks do not know classes: as if native code had called, which the JDK takes for the application's loader. */
    @Replace
    public static Class<?> getCallerClass() {
        return null;
    }
}
