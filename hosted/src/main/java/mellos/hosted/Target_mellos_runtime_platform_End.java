package mellos.hosted;

import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.End} on Linux: the end of the process. */
@Substitute("mellos.runtime.platform.End")
final class Target_mellos_runtime_platform_End {
    private Target_mellos_runtime_platform_End() {}

    @Replace
    public static void exit(int status) {
        Linux.exit(status);
    }

    @NoHeap
    @Replace
    public static void panic(String reason, String detail) {
        LastWords.panic(reason, detail);
    }
}
