package mellos.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.simulated.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A function as LLVM describes it: pushes RBX, takes 16 bytes, gives both back before it returns.
 *
 * <pre>
 *   0  push rbx      CFA = rsp + 8
 *   1  sub  rsp, 16  CFA = rsp + 16, rbx at CFA - 16
 *   5  ...           CFA = rsp + 32
 *  20  add  rsp, 16
 *  24  pop  rbx      CFA = rsp + 16
 *  25  ret           CFA = rsp + 8
 * </pre>
 */
class CallFrameInstructionsTest {
    private static final long FUNCTION = 0x40_1000;

    private Address entry;

    @BeforeEach
    void describe() {
        SimulatedMemory.reset();
        Address common =
                bytes(0x14, 0, 0, 0, 0, 0, 0, 0, 1, 'z', 'R', 0, 1, 0x78, 0x10, 1, 0x00, 0x0c, 7, 8, 0x90, 1, 0, 0);
        entry = bytes(0x26, 0, 0, 0);
        entry.plus(4).storeInt((int) entry.plus(4).minus(common));
        entry.plus(8).storeLong(FUNCTION);
        entry.plus(16).storeLong(26);
        put(entry.plus(24), 0, 0x41, 0x0e, 16, 0x83, 2, 0x44, 0x0e, 32, 0x02, 19, 0x0e, 16, 0xc3, 0x41, 0x0e, 8, 0, 0);
    }

    private static Address bytes(int... values) {
        Address start = SimulatedMemory.current().allocate(64);
        put(start, values);
        return start;
    }

    private static void put(Address start, int... values) {
        for (int i = 0; i < values.length; i++) {
            start.plus(i).storeByte((byte) values[i]);
        }
    }

    private static FrameRules rules() {
        return SimulatedMemory.current().allocate(FrameRules.SIZE).as(FrameRules.class);
    }

    private static Frame frame(long place, long stackPointer) {
        Frame frame = SimulatedMemory.current().allocate(Frame.SIZE).as(Frame.class);
        frame.register(Frame.PLACE, place);
        frame.register(Frame.RSP, stackPointer);
        frame.register(Frame.RBX, 77);
        frame.interrupted(1);
        return frame;
    }

    private void checkBase(int offset, int expected) {
        Frame frame = frame(FUNCTION + offset, 0x9000);
        assertTrue(StackWalk.describe(frame, rules(), entry, FUNCTION + offset));
        assertEquals(0x9000 + expected, frame.callerStackPointer(), "at " + offset);
    }

    @Test
    void baseFollowsTheStackPointer() {
        checkBase(0, 8);
        checkBase(1, 16);
        checkBase(4, 16);
        checkBase(5, 32);
        checkBase(23, 32);
        checkBase(24, 16);
        checkBase(25, 8);
    }

    @Test
    void restoresWhatWasSaved() {
        Address stack = SimulatedMemory.current().allocate(32);
        stack.plus(16).storeLong(4711);
        stack.plus(24).storeLong(0x40_2000);
        Frame frame = frame(FUNCTION + 10, stack.bits());
        FrameRules rules = rules();
        assertTrue(StackWalk.describe(frame, rules, entry, FUNCTION + 10));
        assertTrue(StackWalk.unwind(frame, rules, stack.plus(32)));
        assertEquals(0x40_2000, frame.register(Frame.PLACE));
        assertEquals(4711, frame.register(Frame.RBX));
        assertEquals(stack.bits() + 32, frame.register(Frame.RSP));
        assertEquals(0x40_1fff, StackWalk.placeInCode(frame));
    }

    @Test
    void outsideTheFunctionNothingIsKnown() {
        assertFalse(StackWalk.describe(frame(FUNCTION + 26, 0x9000), rules(), entry, FUNCTION + 26));
    }

    @Test
    void stackThatDoesNotReachIsTheEnd() {
        Address stack = SimulatedMemory.current().allocate(32);
        Frame frame = frame(FUNCTION + 10, stack.bits());
        FrameRules rules = rules();
        assertTrue(StackWalk.describe(frame, rules, entry, FUNCTION + 10));
        assertFalse(StackWalk.unwind(frame, rules, stack.plus(24)));
    }

    @Test
    void undefinedReturnAddressIsTheEnd() {
        put(entry.plus(25), 0x07, 0x10, 0x41);
        Frame frame = frame(FUNCTION, 0x9000);
        FrameRules rules = rules();
        assertTrue(StackWalk.describe(frame, rules, entry, FUNCTION));
        assertFalse(StackWalk.unwind(frame, rules, Address.of(0x10000)));
    }

    @Test
    void expressionsAreNotUnderstood() {
        put(entry.plus(25), 0x0f, 1, 0x50);
        assertFalse(StackWalk.describe(frame(FUNCTION, 0x9000), rules(), entry, FUNCTION));
    }
}
