package mellos.runtime.heap;

import mellos.magic.Cpu;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.OnlineProcessors;

/** {@code java.lang.Runtime}. */
@RawMemory("clears registers; touches no memory")
@Substitute("java.lang.Runtime")
final class Target_java_lang_Runtime {
    private Target_java_lang_Runtime() {}

    @Replace
    public int availableProcessors() {
        return OnlineProcessors.count();
    }

    @Replace
    public long freeMemory() {
        return Heap.totalBytes() - Heap.usedBytes();
    }

    @Replace
    public long totalMemory() {
        return Heap.totalBytes();
    }

    @Replace
    public long maxMemory() {
        return Heap.limitBytes();
    }

    @Replace
    public void gc() {
        // What the caller has just let go of often lies in a register still, and would be held for it.
        Cpu.clearPreserved();
        Heap.collect(Cause.PROGRAM);
    }

    @Cut("There are no other processes.")
    public native Process exec(String[] command, String[] environment, java.io.File directory);
}
