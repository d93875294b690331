package mellos.kernel.syscall;

import mellos.magic.Address;
import mellos.magic.Instruction;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/** The instruction that makes a system call, for tasks. {@link SystemCall} says what each means. */
@RawMemory("passes addresses of live arrays; the kernel checks them")
public final class CallInstruction {
    private CallInstruction() {}

    @Instruction(value = "int $$0x80", constraints = "={rax},{rax},{rdi},{rsi},{rdx}")
    public static native long call(long number, long first, long second, long third);

    private static long elements(byte[] array) {
        return Address.ofObject(array).plus(ObjectHeaderLayout.ARRAY_ELEMENTS).bits();
    }

    public static long write(byte[] bytes, long length) {
        return call(SystemCall.WRITE.ordinal(), elements(bytes), length, 0);
    }

    /** Does not return. */
    public static void exit(long status) {
        call(SystemCall.EXIT.ordinal(), status, 0, 0);
    }

    public static long sleep(long nanos) {
        return call(SystemCall.SLEEP.ordinal(), nanos, 0, 0);
    }

    public static long send(long port, byte[] message, long length) {
        return call(SystemCall.IPC_SEND.ordinal(), port, elements(message), length);
    }

    public static long receive(long port, byte[] buffer, long capacity) {
        return call(SystemCall.IPC_RECEIVE.ordinal(), port, elements(buffer), capacity);
    }
}
