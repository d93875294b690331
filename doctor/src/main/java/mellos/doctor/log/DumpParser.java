package mellos.doctor.log;

import java.util.HashMap;
import java.util.Map;

/**
 * The register dump that QEMU prints with {@code -d int} and {@code -d cpu_reset}, 32-bit and 64-bit, one line at a
 * time. The width of a number is taken from its digits, so every form since QEMU 1.x reads alike; lines that carry
 * nothing of use (lazy flags, x87 and vector registers) are recognised and skipped.
 */
final class DumpParser {
    private static final int[] SKIPPED =
            keys("CCS", "DR0", "FPR", "XMM", "YMM", "ZMM", "R16", "R20", "R24", "R28", "Opm");

    private static final Map<String, Field> NAMES = names();

    private CpuState.Builder builder = new CpuState.Builder();
    private boolean started;

    /** True when lines of a dump were read and not taken yet. */
    boolean isStarted() {
        return started;
    }

    /** The dump read so far; the next line begins another one. */
    CpuState take() {
        CpuState state = builder.build();
        builder = new CpuState.Builder();
        started = false;
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

    private static int[] keys(String... names) {
        int[] out = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            out[i] = key(names[i].charAt(0), names[i].charAt(1), names[i].charAt(2));
        }
        return out;
    }

    private static int key(int a, int b, int c) {
        return a << 16 | b << 8 | c;
    }

    /** True when the line at {@code from} begins a dump. */
    static boolean isFirstLine(ByteLine line, int from) {
        return (line.matches(from, "RAX=") || line.matches(from, "EAX=")) && line.hexEnd(from + 4) - from >= 12;
    }

    /** Reads one line; false when it is no line of a dump. */
    boolean accept(ByteLine line, int from) {
        int a = line.at(from);
        int b = line.at(from + 1);
        int c = line.at(from + 2);
        boolean read = switch (a) {
            case 'R', 'E' -> registers(line, from, b, c);
            case 'S', 'D', 'F', 'G', 'C', 'L', 'T', 'I', 'M' -> system(line, from, key(a, b, c));
            default -> skipped(key(a, b, c));
        };
        started |= read;
        return read;
    }

    private boolean skipped(int key) {
        for (int each : SKIPPED) {
            if (each == key) {
                return true;
            }
        }
        return false;
    }

    private boolean registers(ByteLine line, int from, int b, int c) {
        return switch (key(0, b, c)) {
            case 'A' << 8 | 'X' ->
                isFirstLine(line, from) && pairs(line, from, Field.RAX, Field.RBX, Field.RCX, Field.RDX);
            case 'S' << 8 | 'I' -> pairs(line, from, Field.RSI, Field.RDI, Field.RBP, Field.RSP);
            case '8' << 8 | ' ', '8' << 8 | '=' -> pairs(line, from, Field.R8, Field.R9, Field.R10, Field.R11);
            case '1' << 8 | '2' -> pairs(line, from, Field.R12, Field.R13, Field.R14, Field.R15);
            case 'I' << 8 | 'P' -> instructionPointer(line, from);
            case 'F' << 8 | 'E' -> pairs(line, from, Field.EFER);
            case 'S' << 8 | ' ' -> segment(line, from, SegmentName.ES);
            default -> skipped(key(line.at(from), b, c)) || named(line, from);
        };
    }

    private boolean system(ByteLine line, int from, int key) {
        return switch (key) {
            case 'C' << 16 | 'S' << 8 | ' ' -> segment(line, from, SegmentName.CS);
            case 'S' << 16 | 'S' << 8 | ' ' -> segment(line, from, SegmentName.SS);
            case 'D' << 16 | 'S' << 8 | ' ' -> segment(line, from, SegmentName.DS);
            case 'F' << 16 | 'S' << 8 | ' ' -> segment(line, from, SegmentName.FS);
            case 'G' << 16 | 'S' << 8 | ' ' -> segment(line, from, SegmentName.GS);
            case 'L' << 16 | 'D' << 8 | 'T' -> segment(line, from, SegmentName.LDT);
            case 'T' << 16 | 'R' << 8 | ' ' -> segment(line, from, SegmentName.TR);
            case 'G' << 16 | 'D' << 8 | 'T' -> table(line, from, Field.GDT_BASE, Field.GDT_LIMIT);
            case 'I' << 16 | 'D' << 8 | 'T' -> table(line, from, Field.IDT_BASE, Field.IDT_LIMIT);
            case 'C' << 16 | 'R' << 8 | '0' -> pairs(line, from, Field.CR0, Field.CR2, Field.CR3, Field.CR4);
            case 'D' << 16 | 'R' << 8 | '6' -> pairs(line, from, Field.DR6, Field.DR7);
            case 'F' << 16 | 'C' << 8 | 'W', 'M' << 16 | 'X' << 8 | 'C' -> floatingPoint(line, from);
            case 'C' << 16 | 'o' << 8 | 'd' -> code(line, from);
            default -> skipped(key) || named(line, from);
        };
    }

    /** {@code NAME=hex} groups in a known order; a number cut off by the end of the file is not believed. */
    private boolean pairs(ByteLine line, int from, Field... fields) {
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
    private boolean named(ByteLine line, int from) {
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

    private boolean instructionPointer(ByteLine line, int from) {
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
    private boolean segment(ByteLine line, int from, SegmentName name) {
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

    private boolean table(ByteLine line, int from, Field base, Field limit) {
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

    private boolean floatingPoint(ByteLine line, int from) {
        int at = line.after("MXCSR=", from);
        if (at > 0) {
            builder.set(Field.MXCSR, line.hexAt(at));
        }
        return at > 0;
    }

    /** {@code Code=0f 0b <f4> eb …}: the byte in angle brackets stands at RIP. */
    private boolean code(ByteLine line, int from) {
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
