package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.StackCheckLayout;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/**
 * Exceptions for code that the processor has stopped: a check of the stack that found its guard, an access through
 * null, a division by zero. A platform that took the fault asks {@link #kindOf} and, if it is one, lets the thread go
 * on in {@code mellos_fault}. There it throws, on its own stack, as if the stopped instruction had called it.
 * docs/abi.md, "Faults".
 */
@RawMemory("reads the instruction that faulted")
public final class Fault {
    /** No exception: the platform's own affair. */
    public static final int NONE = 0;

    public static final int STACK_OVERFLOW = 1;
    public static final int NULL = 2;
    public static final int DIVISION_BY_ZERO = 3;
    /** A check of the stack where nothing may be thrown: the code goes on behind it, and the reserve is its. */
    public static final int SKIPPED_CHECK = 4;

    /** Objects are accessed within so many bytes of their address. */
    private static final long NULL_REACH = 64 << 10;

    private static final long INSTRUCTION_MASK = (1L << 8 * StackCheckLayout.STACK_CHECK_SIZE) - 1;

    private Fault() {}

    /**
     * What an access to unmapped memory means.
     *
     * @param place of the instruction
     * @param stackPointer before it
     * @param accessed what it tried to reach
     * @param mayThrow whether the platform's state allows an exception
     */
    @NoHeap
    public static int kindOf(long place, long stackPointer, long accessed, boolean mayThrow) {
        if (!isInThrowingCode(place)) {
            return NONE;
        }
        boolean throwing = mayThrow && mayThrowHere();
        if (accessed == stackPointer - StackCheckLayout.STACK_RESERVE && isCheck(place)) {
            return throwing && CurrentThread.block().reserveInUse() == 0 ? STACK_OVERFLOW : SKIPPED_CHECK;
        }
        return throwing && Long.compareUnsigned(accessed, NULL_REACH) < 0 ? NULL : NONE;
    }

    /** What a division error means. */
    @NoHeap
    public static int kindOfDivision(long place, boolean mayThrow) {
        return mayThrow && mayThrowHere() && isInThrowingCode(place) ? DIVISION_BY_ZERO : NONE;
    }

    @NoHeap
    private static boolean mayThrowHere() {
        return CurrentThread.block().throwForbidden() == 0;
    }

    @NoHeap
    private static boolean isCheck(long place) {
        long instruction = Address.of(place).loadLong();
        return (instruction & INSTRUCTION_MASK) == StackCheckLayout.STACK_CHECK_INSTRUCTION;
    }

    @NoHeap
    private static boolean isInThrowingCode(long place) {
        long start = Address.ofSymbol("__faults_throw_start").bits();
        return Long.compareUnsigned(
                        place - start, Address.ofSymbol("__faults_throw_end").bits() - start)
                < 0;
    }

    /** From {@code mellos_fault}, whose frame stands for the stopped code's call. Does not return. */
    @EntryPoint("mellos_fault_raise")
    static void raise(int kind) {
        switch (kind) {
            case NULL -> throw new NullPointerException();
            case DIVISION_BY_ZERO -> throw new ArithmeticException("/ by zero");
            default -> throw stackOverflow();
        }
    }

    private static Error stackOverflow() {
        ThreadBlock thread = CurrentThread.block();
        thread.reserveInUse(1);
        try {
            return new StackOverflowError();
        } catch (OutOfMemoryError none) {
            return none;
        } finally {
            thread.reserveInUse(0);
        }
    }
}
