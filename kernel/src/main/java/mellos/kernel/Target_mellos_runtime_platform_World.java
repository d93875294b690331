package mellos.kernel;

import mellos.kernel.thread.TaskWorld;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.World} on the bare machine: tasks. */
@RawMemory("asks the linker where a page lies, executes pause")
@Substitute("mellos.runtime.platform.World")
final class Target_mellos_runtime_platform_World {
    private Target_mellos_runtime_platform_World() {}

    @NoHeap
    @Replace
    public static boolean canStop() {
        return TaskWorld.canStop();
    }

    @NoHeap
    @Replace
    public static void poll() {
        TaskWorld.poll();
    }

    @Blocking
    @Replace
    public static void collect(long request) {
        TaskWorld.collect(request);
    }

    @NoHeap
    @Replace
    public static Address guardPage() {
        return Address.ofSymbol("boot_stack_guard");
    }

    @NoHeap
    @Replace
    public static int workers() {
        return TaskWorld.workers();
    }

    /** Each processor is one worker. */
    @NoHeap
    @Replace
    public static void relax() {
        Cpu.pause();
    }

    @NoHeap
    @Replace
    public static int threadLimit() {
        return TaskWorld.threadLimit();
    }

    @NoHeap
    @Replace
    public static ThreadBlock thread(int number) {
        return TaskWorld.thread(number);
    }
}
