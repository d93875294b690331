package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Walks a stack from the innermost frame outwards. Needs no heap and trusts nothing: a stack that does not grow, or a
 * place outside the code, ends the walk.
 *
 * <p>Use: {@code stackAllocate(Frame.SIZE)}, one of the starts, then {@link #toCaller} until it says false.
 */
@NoHeap
@RawMemory("reads only between the stack pointer and the end of the stack that the caller gives")
public final class StackWalk {
    private StackWalk() {}

    /** Stands the walk on the frame whose call left these registers: its place is a return address. */
    public static void startAfterCall(Frame frame, Registers registers) {
        frame.register(Frame.PLACE, registers.instructionPointer());
        frame.register(Frame.RSP, registers.stackPointer());
        frame.register(Frame.RBP, registers.rbp());
        frame.register(Frame.RBX, registers.rbx());
        frame.register(Frame.R12, registers.r12());
        frame.register(Frame.R13, registers.r13());
        frame.register(Frame.R14, registers.r14());
        frame.register(Frame.R15, registers.r15());
        frame.interrupted(0);
    }

    /** Stands the walk on the frame that an interrupt or a signal stopped with these registers. */
    public static void startInterrupted(Frame frame, Registers registers) {
        startAfterCall(frame, registers);
        frame.interrupted(1);
    }

    /** The place to look up in tables: inside the call instruction, or the interrupted instruction itself. */
    public static long placeInCode(Frame frame) {
        long place = frame.register(Frame.PLACE);
        return frame.interrupted() != 0 ? place : place - 1;
    }

    /** Reads the frame's description: function, language data, rules. False if there is none for its place. */
    static boolean describe(Frame frame, FrameRules rules) {
        long place = placeInCode(frame);
        Address entry = FrameTable.find(Address.ofSymbol("__eh_frame_hdr"), place);
        return !entry.isZero() && describe(frame, rules, entry, place);
    }

    static boolean describe(Frame frame, FrameRules rules, Address entry, long place) {
        FrameDescription function = Address.stackAllocate(FrameDescription.SIZE).as(FrameDescription.class);
        FrameDescriptionReader.read(entry, function);
        if (Long.compareUnsigned(place - function.functionStart(), function.functionSize()) >= 0) {
            return false;
        }
        CallFrameInstructions.run(function, place, rules);
        frame.function(Address.of(function.functionStart()));
        frame.languageData(function.languageData());
        frame.pushedBytes(rules.pushedBytes());
        int base = rules.baseRegister();
        if (rules.unknown() != 0 || base >= Frame.REGISTERS) {
            return false;
        }
        describeAgain(frame, rules);
        if (function.interrupt() != 0) {
            rules.unknown(2);
        }
        return true;
    }

    /** For a frame that stands at the place that was described last: only its registers are others. */
    static void describeAgain(Frame frame, FrameRules rules) {
        frame.callerStackPointer(frame.register(rules.baseRegister()) + rules.baseOffset());
    }

    /** Moves on to the caller. False at the end of the stack, leaving the frame as it is. */
    public static boolean toCaller(Frame frame, Address stackEnd) {
        FrameRules rules = Address.stackAllocate(FrameRules.SIZE).as(FrameRules.class);
        return describe(frame, rules) && unwind(frame, rules, stackEnd);
    }

    static boolean unwind(Frame frame, FrameRules rules, Address stackEnd) {
        long base = frame.callerStackPointer();
        if (rules.kind(Frame.PLACE) != FrameRules.SAVED
                || Long.compareUnsigned(base, frame.register(Frame.RSP)) <= 0
                || Long.compareUnsigned(base, stackEnd.bits()) > 0) {
            return false;
        }
        for (int register = 0; register < Frame.REGISTERS; register++) {
            int kind = rules.kind(register);
            if (kind == FrameRules.SAVED) {
                frame.register(
                        register, Address.of(base + rules.offset(register)).loadLong());
            } else if (kind == FrameRules.COMPUTED) {
                frame.register(register, base + rules.offset(register));
            }
        }
        if (rules.kind(Frame.RSP) == FrameRules.SAME) {
            frame.register(Frame.RSP, base);
        }
        frame.interrupted(rules.unknown() == 2 ? 1 : 0);
        return frame.register(Frame.PLACE) != 0;
    }
}
