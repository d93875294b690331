package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Runs the instructions of a frame description up to a place in the function. DWARF 5, "Call Frame Instructions";
 * expressions, which LLVM emits for no function of an image, make the rules unknown.
 */
@NoHeap
@RawMemory("rules and instructions are given by the caller; register numbers are checked")
final class CallFrameInstructions {
    private static final int REMEMBERED = 4;

    private CallFrameInstructions() {}

    /** Fills {@code rules} with what holds just before the instruction at {@code place} runs. */
    static void run(FrameDescription function, long place, FrameRules rules) {
        FrameRules initial = Address.stackAllocate(FrameRules.SIZE).as(FrameRules.class);
        clear(rules);
        run(function, function.commonStart(), function.commonEnd(), Long.MAX_VALUE, rules, rules);
        copy(rules, initial);
        run(function, function.start(), function.end(), place - function.functionStart(), rules, initial);
    }

    private static void run(
            FrameDescription function, Address start, Address end, long offset, FrameRules rules, FrameRules initial) {
        Address remembered = Address.stackAllocate(FrameRules.SIZE * REMEMBERED);
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(start);
        long at = 0;
        int depth = 0;
        while (position.at().isBelow(end) && rules.unknown() == 0) {
            int opcode = DwarfReader.readByte(position);
            long advance = advance(opcode, position, function);
            at += advance;
            if (at > offset) {
                return;
            }
            if (opcode == Opcode.REMEMBER_STATE && depth < REMEMBERED) {
                copy(rules, remembered.plus((long) FrameRules.SIZE * depth++).as(FrameRules.class));
            } else if (opcode == Opcode.RESTORE_STATE && depth > 0) {
                copy(remembered.plus((long) FrameRules.SIZE * --depth).as(FrameRules.class), rules);
            } else if (advance == 0 && !isAdvance(opcode)) {
                apply(opcode, position, function.dataAlignment(), rules, initial);
            }
        }
    }

    private static boolean isAdvance(int opcode) {
        return opcode >>> 6 == 1 || opcode >= Opcode.ADVANCE_1 && opcode <= Opcode.ADVANCE_4;
    }

    /** Bytes by which the instruction moves on in the code; 0 for others. */
    private static long advance(int opcode, DwarfReader.Position position, FrameDescription function) {
        if (opcode >>> 6 == 1) {
            return (opcode & 0x3fL) * function.codeAlignment();
        }
        return switch (opcode) {
            case Opcode.ADVANCE_1 -> (long) DwarfReader.readByte(position) * function.codeAlignment();
            case Opcode.ADVANCE_2 -> (long) DwarfReader.readShort(position) * function.codeAlignment();
            case Opcode.ADVANCE_4 -> (DwarfReader.readInt(position) & 0xffff_ffffL) * function.codeAlignment();
            default -> 0;
        };
    }

    private static void apply(
            int opcode, DwarfReader.Position position, int alignment, FrameRules rules, FrameRules initial) {
        switch (opcode >>> 6) {
            case 2 -> set(rules, opcode & 0x3f, FrameRules.SAVED, DwarfReader.readUnsigned(position) * alignment);
            case 3 -> restore(rules, initial, opcode & 0x3f);
            default -> applyExtended(opcode, position, alignment, rules, initial);
        }
    }

    private static void applyExtended(
            int opcode, DwarfReader.Position position, int alignment, FrameRules rules, FrameRules initial) {
        switch (opcode) {
            case Opcode.NOP -> {}
            case Opcode.OFFSET_EXTENDED ->
                set(rules, register(position), FrameRules.SAVED, DwarfReader.readUnsigned(position) * alignment);
            case Opcode.OFFSET_EXTENDED_SIGNED ->
                set(rules, register(position), FrameRules.SAVED, DwarfReader.readSigned(position) * alignment);
            case Opcode.COMPUTED ->
                set(rules, register(position), FrameRules.COMPUTED, DwarfReader.readUnsigned(position) * alignment);
            case Opcode.COMPUTED_SIGNED ->
                set(rules, register(position), FrameRules.COMPUTED, DwarfReader.readSigned(position) * alignment);
            case Opcode.RESTORE_EXTENDED -> restore(rules, initial, register(position));
            case Opcode.UNDEFINED -> set(rules, register(position), FrameRules.UNDEFINED, 0);
            case Opcode.SAME_VALUE -> set(rules, register(position), FrameRules.SAME, 0);
            case Opcode.BASE -> {
                rules.baseRegister(register(position));
                rules.baseOffset((int) DwarfReader.readUnsigned(position));
            }
            case Opcode.BASE_SIGNED -> {
                rules.baseRegister(register(position));
                rules.baseOffset((int) DwarfReader.readSigned(position) * alignment);
            }
            case Opcode.BASE_REGISTER -> rules.baseRegister(register(position));
            case Opcode.BASE_OFFSET -> rules.baseOffset((int) DwarfReader.readUnsigned(position));
            case Opcode.BASE_OFFSET_SIGNED -> rules.baseOffset((int) DwarfReader.readSigned(position) * alignment);
            case Opcode.PUSHED_BYTES -> rules.pushedBytes((int) DwarfReader.readUnsigned(position));
            default -> rules.unknown(1);
        }
    }

    private static int register(DwarfReader.Position position) {
        return (int) DwarfReader.readUnsigned(position);
    }

    /** Rules of registers that a walk does not follow, vector registers among them, are dropped. */
    private static void set(FrameRules rules, int register, int kind, long offset) {
        if (register >= 0 && register < Frame.REGISTERS) {
            rules.kind(register, kind);
            rules.offset(register, (int) offset);
        }
    }

    private static void restore(FrameRules rules, FrameRules initial, int register) {
        if (register >= 0 && register < Frame.REGISTERS) {
            rules.kind(register, initial.kind(register));
            rules.offset(register, initial.offset(register));
        }
    }

    private static void clear(FrameRules rules) {
        Address start = Address.ofStruct(rules);
        for (int i = 0; i < FrameRules.SIZE; i += 8) {
            start.plus(i).storeLong(0);
        }
    }

    private static void copy(FrameRules from, FrameRules to) {
        Address source = Address.ofStruct(from);
        Address target = Address.ofStruct(to);
        for (int i = 0; i < FrameRules.SIZE; i += 8) {
            target.plus(i).storeLong(source.plus(i).loadLong());
        }
    }

    /** DWARF 5, "Call Frame Instruction Encodings"; the last one is GNU's {@code args_size}. */
    private static final class Opcode {
        static final int NOP = 0x00;
        static final int ADVANCE_1 = 0x02;
        static final int ADVANCE_2 = 0x03;
        static final int ADVANCE_4 = 0x04;
        static final int OFFSET_EXTENDED = 0x05;
        static final int RESTORE_EXTENDED = 0x06;
        static final int UNDEFINED = 0x07;
        static final int SAME_VALUE = 0x08;
        static final int REMEMBER_STATE = 0x0a;
        static final int RESTORE_STATE = 0x0b;
        static final int BASE = 0x0c;
        static final int BASE_REGISTER = 0x0d;
        static final int BASE_OFFSET = 0x0e;
        static final int OFFSET_EXTENDED_SIGNED = 0x11;
        static final int BASE_SIGNED = 0x12;
        static final int BASE_OFFSET_SIGNED = 0x13;
        static final int COMPUTED = 0x14;
        static final int COMPUTED_SIGNED = 0x15;
        static final int PUSHED_BYTES = 0x2e;

        private Opcode() {}
    }
}
