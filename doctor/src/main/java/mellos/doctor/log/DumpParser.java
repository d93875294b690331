package mellos.doctor.log;

/**
 * The register dump that QEMU prints with {@code -d int} and {@code -d cpu_reset}, 32-bit and 64-bit, one line at a
 * time. The width of a number is taken from its digits, so every form since QEMU 1.x reads alike; lines that carry
 * nothing of use (lazy flags, x87 and vector registers) are recognised and skipped.
 */
final class DumpParser {
    private static final int[] SKIPPED =
            keys("CCS", "DR0", "FPR", "XMM", "YMM", "ZMM", "R16", "R20", "R24", "R28", "Opm");

    private final DumpFields fields = new DumpFields();
    private boolean started;

    /** True when lines of a dump were read and not taken yet. */
    boolean isStarted() {
        return started;
    }

    /** The dump read so far; the next line begins another one. */
    CpuState take() {
        started = false;
        return fields.take();
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
                isFirstLine(line, from) && fields.pairs(line, from, Field.RAX, Field.RBX, Field.RCX, Field.RDX);
            case 'S' << 8 | 'I' -> fields.pairs(line, from, Field.RSI, Field.RDI, Field.RBP, Field.RSP);
            case '8' << 8 | ' ', '8' << 8 | '=' -> fields.pairs(line, from, Field.R8, Field.R9, Field.R10, Field.R11);
            case '1' << 8 | '2' -> fields.pairs(line, from, Field.R12, Field.R13, Field.R14, Field.R15);
            case 'I' << 8 | 'P' -> fields.instructionPointer(line, from);
            case 'F' << 8 | 'E' -> fields.pairs(line, from, Field.EFER);
            case 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.ES);
            default -> skipped(key(line.at(from), b, c)) || fields.named(line, from);
        };
    }

    private boolean system(ByteLine line, int from, int key) {
        return switch (key) {
            case 'C' << 16 | 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.CS);
            case 'S' << 16 | 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.SS);
            case 'D' << 16 | 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.DS);
            case 'F' << 16 | 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.FS);
            case 'G' << 16 | 'S' << 8 | ' ' -> fields.segment(line, from, SegmentName.GS);
            case 'L' << 16 | 'D' << 8 | 'T' -> fields.segment(line, from, SegmentName.LDT);
            case 'T' << 16 | 'R' << 8 | ' ' -> fields.segment(line, from, SegmentName.TR);
            case 'G' << 16 | 'D' << 8 | 'T' -> fields.table(line, from, Field.GDT_BASE, Field.GDT_LIMIT);
            case 'I' << 16 | 'D' << 8 | 'T' -> fields.table(line, from, Field.IDT_BASE, Field.IDT_LIMIT);
            case 'C' << 16 | 'R' << 8 | '0' -> fields.pairs(line, from, Field.CR0, Field.CR2, Field.CR3, Field.CR4);
            case 'D' << 16 | 'R' << 8 | '6' -> fields.pairs(line, from, Field.DR6, Field.DR7);
            case 'F' << 16 | 'C' << 8 | 'W', 'M' << 16 | 'X' << 8 | 'C' -> fields.floatingPoint(line, from);
            case 'C' << 16 | 'o' << 8 | 'd' -> fields.code(line, from);
            default -> skipped(key) || fields.named(line, from);
        };
    }
}
