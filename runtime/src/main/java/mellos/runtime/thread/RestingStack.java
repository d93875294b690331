package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.runtime.exception.Registers;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;

/**
 * The stack of a thread that rests, for others to look at. The thread leaves its registers and says so; who looks says
 * that it does, and the thread goes on only when nobody looks any more.
 */
@NoHeap
@RawMemory("registers are read only while the state says that their thread waits for the reader")
final class RestingStack {
    private static final int RUNS = 0;
    private static final int RESTS = 1;
    private static final int LOOKED_AT = 2;

    private RestingStack() {}

    /** By the thread itself, before it rests. The registers lie on its stack. */
    static void show(ThreadBlock own, Registers registers) {
        cell(own, ThreadBlockLayout.THREAD_RESTING_REGISTERS)
                .storeLong(Address.ofStruct(registers).bits());
        state(own).storeIntVolatile(RESTS);
    }

    /** By the thread itself, before it goes on. */
    static void hide(ThreadBlock own) {
        while (!state(own).compareAndSetInt(RESTS, RUNS)) {
            PlatformThreads.yield();
        }
    }

    /** False if the thread does not rest, or another one looks at it. Else {@link #letGo} must follow soon. */
    static boolean hold(ThreadBlock other) {
        return state(other).compareAndSetInt(RESTS, LOOKED_AT);
    }

    static void letGo(ThreadBlock other) {
        state(other).storeIntVolatile(RESTS);
    }

    /** Of a thread that is held. */
    static Registers registers(ThreadBlock held) {
        return cell(held, ThreadBlockLayout.THREAD_RESTING_REGISTERS)
                .loadAddress()
                .as(Registers.class);
    }

    private static Address state(ThreadBlock block) {
        return cell(block, ThreadBlockLayout.THREAD_RESTING);
    }

    private static Address cell(ThreadBlock block, int offset) {
        return Address.ofStruct(block).plus(offset);
    }
}
