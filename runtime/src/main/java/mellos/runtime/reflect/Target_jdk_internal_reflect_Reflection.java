package mellos.runtime.reflect;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.reflect.Reflection}. */
@Substitute("jdk.internal.reflect.Reflection")
final class Target_jdk_internal_reflect_Reflection {
    private Target_jdk_internal_reflect_Reflection() {}

    @Cut("Stacks do not know classes.")
    public static native Class<?> getCallerClass();
}
