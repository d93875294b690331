package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.HeapSource} on Linux: memory mapped for the process. */
@Substitute("mellos.runtime.platform.HeapSource")
final class Target_mellos_runtime_platform_HeapSource {
    private Target_mellos_runtime_platform_HeapSource() {}

    @NoHeap
    @Replace
    public static long limitBytes() {
        return HeapMemory.limitBytes();
    }

    @NoHeap
    @Replace
    public static Address reserve(long sizeBytes) {
        return HeapMemory.reserve(sizeBytes);
    }

    @NoHeap
    @Replace
    public static boolean back(Address start, long sizeBytes) {
        return HeapMemory.back(start, sizeBytes);
    }

    @NoHeap
    @Replace
    public static void release(Address start) {
        HeapMemory.release(start);
    }

    @NoHeap
    @Replace
    public static long availableBytes() {
        return HeapMemory.leftBytes();
    }
}
