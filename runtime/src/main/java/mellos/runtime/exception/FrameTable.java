package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Finds a function's frame description by binary search in {@code .eh_frame_hdr}. Linux Standard Base Core, "The
 * .eh_frame_hdr section".
 */
@NoHeap
@RawMemory("the linker made the table; its form is checked before use")
final class FrameTable {
    /** Version 1; pointer and count as 32-bit numbers; table of 32-bit offsets from the header's start. */
    private static final int FORM = 0x3b03_1b01;

    private static final int COUNT = 8;
    private static final int ENTRIES = 12;

    private FrameTable() {}

    /** The description of the function that holds {@code place}, or of the one before it; zero if there is none. */
    static Address find(Address header, long place) {
        if (header.loadInt() != FORM) {
            return Address.zero();
        }
        long offset = place - header.bits();
        int low = 0;
        int high = header.plus(COUNT).loadInt();
        while (low < high) {
            int middle = low + high >>> 1;
            if (entry(header, middle).loadInt() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0
                ? Address.zero()
                : header.plus(entry(header, low - 1).plus(4).loadInt());
    }

    private static Address entry(Address header, int index) {
        return header.plus(ENTRIES + 8L * index);
    }
}
