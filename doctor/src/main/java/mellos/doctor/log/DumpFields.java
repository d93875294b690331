package mellos.doctor.log;

import java.util.HashMap;
import java.util.Map;

/** The registers of one dump, collected from its lines; what a line may hold is for {@link DumpParser} to say. */
final class DumpFields {
    private static final Map<String, Field> NAMES = names();

    private CpuState.Builder builder = new CpuState.Builder();

    /** The registers collected so far; the next line begins another dump. */
    CpuState take() {
        CpuState state = builder.build();
        builder = new CpuState.Builder();
        return state;
    }

    /** Every register by the names that 64-bit and 32-bit dumps give it. */
    private static Map<String, Field> names() {
        Map<String, Field> out = new HashMap<>();
        for (Field each : Field.values()) {
            out.put(each.name(), each);
            if (each.ordinal() < 8 || each == Field.RIP) {
                out.put("E" + each.name().substring(1), each);
            }
        }
        out.put("RFL", Field.RFLAGS);
        out.put("EFL", Field.RFLAGS);
        return Map.copyOf(out);
    }

    /** {@code NAME=hex} groups in a known order; a number cut off by the end of the file is not believed. */
    boolean pairs(ByteLine line, int from, Field... fields) {
        int at = from;
        boolean any = false;
        for (Field field : fields) {
            int value = line.after("=", at);
            if (value < 0) {
                return any;
            }
            int end = line.hexEnd(value);
            if (end - value >= 8) {
                builder.set(field, line.hex(value, end));
                any = true;
            }
            at = end;
        }
        return any;
    }

    /** The rest of a line that somebody broke: groups that name themselves, in any order. */
    boolean named(ByteLine line, int from) {
        boolean any = false;
        int at = from;
        while (at < line.length()) {
            int equals = line.after("=", at);
            if (equals < 0) {
                return any;
            }
            int end = line.hexEnd(equals);
            String name = line.text(at, equals - 1).strip();
            Field field = NAMES.get(name);
            if (field != null && end - equals >= 8) {
                builder.set(field, line.hex(equals, end));
                any = true;
            } else if (!any && field == null) {
                return false;
            }
            at = line.skipBlanks(end);
        }
        return any;
    }

    boolean instructionPointer(ByteLine line, int from) {
        boolean any = pairs(line, from, Field.RIP, Field.RFLAGS);
        decimal(line, line.after("CPL=", from), Field.CPL);
        decimal(line, line.after("SMM=", from), Field.SMM);
        decimal(line, line.after("HLT=", from), Field.HLT);
        return any;
    }

    private void decimal(ByteLine line, int at, Field field) {
        if (at > 0 && line.at(at) >= '0' && line.at(at) <= '9') {
            builder.set(field, line.at(at) - '0');
        }
    }

    /** {@code CS =0008 base limit attributes …}. */
    boolean segment(ByteLine line, int from, SegmentName name) {
        int at = line.after("=", from);
        if (at < 0 || at - from > 5) {
            return false;
        }
        long[] numbers = new long[4];
        for (int i = 0; i < numbers.length; i++) {
            at = line.skipBlanks(at);
            int end = line.hexEnd(at);
            if (end - at < 4) {
                return i > 0;
            }
            numbers[i] = line.hex(at, end);
            at = end;
        }
        builder.segment(name, new Segment((int) numbers[0], numbers[1], numbers[2], (int) numbers[3]));
        return true;
    }

    boolean table(ByteLine line, int from, Field base, Field limit) {
        int at = line.skipBlanks(from + 4);
        int end = line.hexEnd(at);
        int second = line.skipBlanks(end);
        int secondEnd = line.hexEnd(second);
        if (line.at(from + 3) != '=' || end - at < 8 || secondEnd - second < 4) {
            return false;
        }
        builder.set(base, line.hex(at, end)).set(limit, line.hex(second, secondEnd));
        return true;
    }

    boolean floatingPoint(ByteLine line, int from) {
        int at = line.after("MXCSR=", from);
        if (at > 0) {
            builder.set(Field.MXCSR, line.hexAt(at));
        }
        return at > 0;
    }

    /** {@code Code=0f 0b <f4> eb …}: the byte in angle brackets stands at RIP. */
    boolean code(ByteLine line, int from) {
        int at = line.after("<", from);
        if (at < 0 || !line.matches(from, "Code=")) {
            return false;
        }
        byte[] bytes = new byte[16];
        int count = 0;
        while (count < bytes.length && line.hexEnd(at) - at == 2) {
            bytes[count++] = (byte) line.hex(at, at + 2);
            at += 2;
            while (line.at(at) == '>' || line.at(at) == ' ') {
                at++;
            }
        }
        builder.codeAtRip(java.util.Arrays.copyOf(bytes, count));
        return true;
    }
}
