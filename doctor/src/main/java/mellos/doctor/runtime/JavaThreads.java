package mellos.doctor.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mellos.doctor.paging.Mapping;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.TaskBlockLayout;
import mellos.magic.abi.ThreadBlockLayout;

/** The kernel's threads: each has a context, whose block names its stack and its task. */
public final class JavaThreads {
    /** The class whose objects are contexts; see the kernel's {@code thread} package. */
    public static final String CONTEXT = "mellos.kernel.thread.TaskContext";

    private JavaThreads() {}

    /**
     * A thread.
     *
     * @param block address of its thread block
     * @param state such as {@code BLOCKED}
     * @param savedStack the stack pointer it was left with when it last gave up a processor
     */
    public record JavaThread(
            long block, int id, String name, String state, long stackLow, long stackHigh, long savedStack) {
        public boolean isRunning() {
            return state.equals("RUNNING");
        }

        /** One line. */
        public String words() {
            return "thread " + id + " \"" + name + "\" " + state + ", stack 0x" + Long.toHexString(stackLow) + " … 0x"
                    + Long.toHexString(stackHigh)
                    + (isRunning() ? "" : ", " + (stackHigh - savedStack) + " bytes in use");
        }
    }

    /** Those that have not ended, by id. @param heap swept with {@link #CONTEXT} wanted */
    public static List<JavaThread> of(JavaMemory memory, JavaHeap heap, List<Mapping> mappings) {
        List<JavaThread> out = new ArrayList<>();
        for (long context : heap.placesOf(CONTEXT)) {
            virtual(memory, mappings, context)
                    .flatMap(each -> thread(memory, each))
                    .filter(each -> !each.state().equals("ENDED"))
                    .ifPresent(out::add);
        }
        out.sort(Comparator.comparingInt(JavaThread::id));
        return out;
    }

    /** Where the heap's memory is seen: the largest mapping that leads there. */
    private static Optional<Long> virtual(JavaMemory memory, List<Mapping> mappings, long physical) {
        return mappings.stream()
                .filter(each -> each.isWritable() && !each.isExecutable())
                .map(each -> each.start() - physicalOf(memory, each.start()) + physical)
                .filter(each -> physicalOf(memory, each) == physical)
                .findFirst();
    }

    private static long physicalOf(JavaMemory memory, long address) {
        return memory.space().walk(address).end() instanceof mellos.doctor.paging.Walk.Mapped mapped
                ? mapped.physical()
                : -1;
    }

    private static Optional<JavaThread> thread(JavaMemory memory, long context) {
        Optional<Long> array = memory.field(context, "[J");
        if (array.isEmpty()) {
            return Optional.empty();
        }
        long block = array.get() + ObjectHeaderLayout.ARRAY_ELEMENTS;
        long task = memory.number(block + TaskBlockLayout.TASK_OBJECT, 8).orElse(0);
        return memory.className(task)
                .filter(each -> each.endsWith(".Task"))
                .map(_ -> new JavaThread(
                        block,
                        (int) memory.number(block + ThreadBlockLayout.THREAD_ID, 4)
                                .orElse(0),
                        memory.field(task, "java.lang.String")
                                .flatMap(memory::text)
                                .orElse("?"),
                        memory.field(task, "mellos.kernel.sched.TaskState")
                                .flatMap(each -> memory.field(each, "java.lang.String"))
                                .flatMap(memory::text)
                                .orElse("?"),
                        memory.number(block + ThreadBlockLayout.THREAD_STACK_LOW, 8)
                                .orElse(0),
                        memory.number(block + ThreadBlockLayout.THREAD_STACK_HIGH, 8)
                                .orElse(0),
                        memory.number(block + ThreadBlockLayout.THREAD_SAVED_STACK, 8)
                                .orElse(0)));
    }
}
