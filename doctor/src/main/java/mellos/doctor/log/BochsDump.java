package mellos.doctor.log;

import mellos.doctor.x86.ControlBits;

/** The registers as Bochs prints them, one line at a time; the line with CR4 ends the dump. */
final class BochsDump {
    private static final int LONG_MODE_CODE = 1 << 21;
    private static final int DEFAULT_32 = 1 << 22;
    private static final int PRESENT = 1 << 15;
    private static final String[] FLAG_NAMES = {"TF", "IF", "DF", "NT", "VM", "AC"};
    private static final long[] FLAGS = {
        ControlBits.FLAG_TF,
        ControlBits.FLAG_IF,
        ControlBits.FLAG_DF,
        ControlBits.FLAG_NT,
        ControlBits.FLAG_VM,
        ControlBits.FLAG_AC
    };

    private CpuState.Builder builder = new CpuState.Builder();
    private int codeBits = 32;

    /** A line above the registers: {@code CS.mode = 64 bit}, {@code EFER = 0x…}. */
    boolean heading(ByteLine line, int text) {
        if (line.matches(text, "EFER")) {
            builder.set(Field.EFER, line.hexAt(line.after("= ", text)));
            return true;
        }
        if (line.matches(text, "CS.mode = ")) {
            codeBits = line.matches(text + 10, "64") ? 64 : line.matches(text + 10, "32") ? 32 : 16;
            return true;
        }
        return false;
    }

    /** One line of registers; true when the dump is complete. */
    boolean register(ByteLine line, int at) {
        for (Field field : Field.values()) {
            if (field.ordinal() <= Field.RIP.ordinal()) {
                value(line, at, field.name() + "=", field);
                if (field.ordinal() < 8 || field == Field.RIP) {
                    value(line, at, "E" + field.name().substring(1) + "=", field);
                }
            }
        }
        value(line, at, "CR0=", Field.CR0);
        value(line, at, "CR2=", Field.CR2);
        value(line, at, "CR3=", Field.CR3);
        value(line, at, "CR4=", Field.CR4);
        if (line.matches(at, "IOPL=")) {
            flags(line, at);
        } else if (line.at(at + 2) == ':') {
            segment(line, at);
        }
        return builder.has(Field.CR4);
    }

    CpuState take(Value idtLimit) {
        if (idtLimit instanceof Value.Known limit) {
            builder.set(Field.IDT_LIMIT, limit.number());
        }
        CpuState state = builder.build();
        builder = new CpuState.Builder();
        return state;
    }

    private void value(ByteLine line, int from, String name, Field field) {
        int at = line.after(name, from);
        if (at > 0) {
            builder.set(field, line.hexAt(at));
        }
    }

    /** {@code IOPL=0 id vip vif ac vm RF nt of df IF …}: a flag in capitals is set. */
    private void flags(ByteLine line, int at) {
        long value = 2 | (long) (line.at(at + 5) - '0') << 12;
        for (int i = 0; i < FLAGS.length; i++) {
            value |= line.indexOf(" " + FLAG_NAMES[i] + " ", at) > 0 ? FLAGS[i] : 0;
        }
        builder.set(Field.RFLAGS, value);
    }

    /** {@code CS:0008( 0001| 0| 0) 00000000 ffffffff 1 0}. */
    private void segment(ByteLine line, int at) {
        int close = line.after(") ", at);
        if (close < 0) {
            return;
        }
        String name = line.text(at, at + 2);
        int selector = (int) line.hexAt(at + 3);
        long base = line.hexAt(close);
        long limit = line.hexAt(line.hexEnd(line.skipBlanks(close)));
        int code = codeBits == 64 ? LONG_MODE_CODE : codeBits == 32 ? DEFAULT_32 : 0;
        for (SegmentName each : SegmentName.values()) {
            if (each.name().equals(name)) {
                int attributes = PRESENT | (each == SegmentName.CS ? code : 0);
                builder.segment(each, new Segment(selector, base, limit, attributes));
            }
        }
        if (name.equals("CS")) {
            builder.set(Field.CPL, selector & 3);
        }
    }
}
