package mellos.runtime.jdk;

import jdk.internal.misc.Unsafe;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.VarHandle}: the superclass of the runtime's own handles. */
@Substitute("java.lang.invoke.VarHandle")
public class Target_java_lang_invoke_VarHandle {
    @Alias
    private static Unsafe UNSAFE;

    @Alias
    protected Target_java_lang_invoke_VarHandle(Target_java_lang_invoke_VarForm form, boolean exact) {
    }

    @ReplaceInitializer
    static void initialize() {
        UNSAFE = Unsafe.getUnsafe();
    }
}
