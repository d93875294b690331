package mellos.doctor.x86;

import java.util.function.IntToLongFunction;

/**
 * A memory operand as encoded. Registers are numbered as in ModRM (0 = RAX … 15 = R15); -1 means absent.
 *
 * @param segment index into ES CS SS DS FS GS that applies after overrides
 * @param displacement already RIP-relative-resolved when {@code ripRelative}
 */
public record MemoryOperand(
        int segment, int base, int index, int scale, long displacement, boolean ripRelative, int addressBits) {

    static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};
    private static final int FS = 4;

    /** Encoding of the segment register with this name, or -1. */
    static int segmentNamed(String name) {
        for (int i = 0; i < SEGMENTS.length; i++) {
            if (SEGMENTS[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** True when the segment override names FS or GS, the only segments with a base in 64-bit mode. */
    public boolean throughFsOrGs() {
        return segment >= FS;
    }

    /** Address inside the segment, wrapped to the address width. */
    public long offset(IntToLongFunction register) {
        long sum = displacement;
        if (base >= 0) {
            sum += register.applyAsLong(base);
        }
        if (index >= 0) {
            sum += register.applyAsLong(index) * scale;
        }
        return switch (addressBits) {
            case 16 -> sum & 0xffff;
            case 32 -> sum & 0xffff_ffffL;
            default -> sum;
        };
    }

    /** Intel syntax, without a size. */
    public String text(boolean showSegment) {
        StringBuilder out = new StringBuilder();
        if (showSegment) {
            out.append(SEGMENTS[segment]).append(':');
        }
        out.append('[');
        String plus = "";
        if (base >= 0) {
            out.append(Registers.name(base, addressBits, true));
            plus = "+";
        }
        if (index >= 0) {
            out.append(plus).append(Registers.name(index, addressBits, true));
            if (scale > 1) {
                out.append('*').append(scale);
            }
            plus = "+";
        }
        if (plus.isEmpty()) {
            out.append("0x").append(Long.toHexString(displacement));
        } else if (displacement < 0) {
            out.append("-0x").append(Long.toHexString(-displacement));
        } else if (displacement > 0) {
            out.append("+0x").append(Long.toHexString(displacement));
        }
        return out.append(']').toString();
    }
}
