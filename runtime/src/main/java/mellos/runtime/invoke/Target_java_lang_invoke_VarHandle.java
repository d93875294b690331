package mellos.runtime.invoke;

import jdk.internal.misc.Unsafe;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.VarHandle}: the superclass of the runtime's own handles. */
@Substitute("java.lang.invoke.VarHandle")
public class Target_java_lang_invoke_VarHandle {
    @Alias
    protected Target_java_lang_invoke_VarHandle(Target_java_lang_invoke_VarForm form, boolean exact) {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static void fullFence() {
        Unsafe.getUnsafe().fullFence();
    }

    @Replace
    public static void acquireFence() {
        Unsafe.getUnsafe().loadFence();
    }

    @Replace
    public static void releaseFence() {
        Unsafe.getUnsafe().storeFence();
    }

    @Replace
    public static void loadLoadFence() {
        Unsafe.getUnsafe().loadLoadFence();
    }

    @Replace
    public static void storeStoreFence() {
        Unsafe.getUnsafe().storeStoreFence();
    }
}
