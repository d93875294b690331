package mellos.runtime.heap;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.HeapSource;
import mellos.runtime.platform.OnlineProcessors;

/** {@code java.lang.Runtime}. */
@Substitute("java.lang.Runtime")
final class Target_java_lang_Runtime {
    private Target_java_lang_Runtime() {}

    @Replace
    public int availableProcessors() {
        return OnlineProcessors.count();
    }

    @Replace
    public long freeMemory() {
        return HeapSource.availableBytes();
    }

    @Replace
    public long totalMemory() {
        return Allocation.usedBytes() + HeapSource.availableBytes();
    }

    @Replace
    public long maxMemory() {
        return Allocation.usedBytes() + HeapSource.availableBytes();
    }

    /** The heap grows only; a hint may be ignored. */
    @Replace
    public void gc() {}

    @Cut("There are no other processes.")
    public native Process exec(String[] command, String[] environment, java.io.File directory);
}
