package mellos.runtime.heap;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.Platform;

/** {@code java.lang.Runtime}. */
@Substitute("java.lang.Runtime")
final class Target_java_lang_Runtime {
    private static final String NO_HOOKS = "Nothing runs after the program's end.";

    private Target_java_lang_Runtime() {
    }

    @Replace
    public int availableProcessors() {
        return Platform.processorCount();
    }

    @Replace
    public long freeMemory() {
        return Platform.availableHeapBytes();
    }

    @Replace
    public long totalMemory() {
        return Allocation.usedBytes() + Platform.availableHeapBytes();
    }

    @Replace
    public long maxMemory() {
        return Allocation.usedBytes() + Platform.availableHeapBytes();
    }

    /** The heap grows only; a hint may be ignored. */
    @Replace
    public void gc() {
    }

    @Replace
    public void exit(int status) {
        Platform.exit(status);
    }

    @Replace
    public void halt(int status) {
        Platform.exit(status);
    }

    @Cut(NO_HOOKS)
    public native void addShutdownHook(Thread hook);

    @Cut(NO_HOOKS)
    public native boolean removeShutdownHook(Thread hook);

    @Cut("There are no other processes.")
    public native Process exec(String[] command, String[] environment, java.io.File directory);
}
