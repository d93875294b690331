package mellos.doctor.log;

import mellos.doctor.x86.Mode;

/**
 * A segment register with its hidden part, or TR, LDT.
 *
 * @param attributes the descriptor's high doubleword as QEMU prints it: type at bit 8, S 12, DPL 13, P 15, L 21, D 22
 */
public record Segment(int selector, long base, long limit, int attributes) {

    public boolean isPresent() {
        return (attributes & 1 << 15) != 0;
    }

    /** Four type bits of the descriptor. */
    public int type() {
        return attributes >> 8 & 15;
    }

    /** How code in this segment decodes once the processor is in protected mode. */
    public Mode mode(boolean longMode) {
        if (longMode && (attributes & 1 << 21) != 0) {
            return Mode.BITS_64;
        }
        return (attributes & 1 << 22) != 0 ? Mode.BITS_32 : Mode.BITS_16;
    }
}
