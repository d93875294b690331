package mellos.kernel;

import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.console.TraceDump;
import mellos.kernel.panic.Panic;
import mellos.kernel.thread.ProgramTask;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.End} on the bare machine: the machine ends with its program. */
@Substitute("mellos.runtime.platform.End")
final class Target_mellos_runtime_platform_End {
    private Target_mellos_runtime_platform_End() {}

    @Replace
    public static void exit(int status) {
        if (CommandLine.has(Option.TRACE)) {
            TraceDump.print();
        }
        ProgramTask.endMachine(status);
    }

    @NoHeap
    @Replace
    public static void panic(String reason, String detail) {
        Panic.because(reason, detail);
    }
}
