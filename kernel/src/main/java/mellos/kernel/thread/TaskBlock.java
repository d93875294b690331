package mellos.kernel.thread;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.magic.abi.TaskBlockLayout;
import mellos.runtime.platform.ThreadBlock;

/** A thread's block with what the scheduler's machine keeps behind the runtime's part. */
@Struct(size = TaskBlock.SIZE)
interface TaskBlock extends ThreadBlock {
    int SIZE = 256;

    /** The {@code Task} object. */
    @At(TaskBlockLayout.TASK_OBJECT)
    Address task();

    @At(TaskBlockLayout.TASK_OBJECT)
    void task(Address task);
}
