package mellos.runtime.program;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.End;

/** {@code java.lang.Shutdown}: what runs before the program's end, once. */
@Substitute("java.lang.Shutdown")
final class Target_java_lang_Shutdown {
    private Target_java_lang_Shutdown() {}

    /** Runs the hooks, when the program ends by itself. */
    @Alias
    static native void shutdown();

    @Replace
    static void beforeHalt() {}

    @Replace
    static void halt0(int status) {
        End.exit(status);
    }

    @Replace
    private static void logRuntimeExit(int status) {}
}
