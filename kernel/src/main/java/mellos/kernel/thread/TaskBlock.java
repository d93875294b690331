package mellos.kernel.thread;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * A thread block whole: the runtime's part ({@code mellos.runtime.platform.ThreadBlock}, docs/abi.md) and, from 128 on, the
 * kernel's.
 */
@Struct(size = 256)
interface TaskBlock {
    long SIZE = 256;
    /** Where the runtime's part ends. */
    long PLATFORM = 128;
    /** Offset of the saved stack pointer, for {@code ContextSwitch}. */
    int SAVED_STACK = 136;

    @At(24)
    void id(int id);

    @At(32)
    void stackLow(Address lowest);

    @At(40)
    void stackHigh(Address highest);

    /** The {@code Task} object. */
    @At(128)
    Address task();

    @At(128)
    void task(Address task);

    /** Stack pointer of the task while it does not run. */
    @At(SAVED_STACK)
    long savedStack();

    @At(SAVED_STACK)
    void savedStack(long pointer);
}
