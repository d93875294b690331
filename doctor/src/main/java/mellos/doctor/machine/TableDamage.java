package mellos.doctor.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.paging.Entry;
import mellos.doctor.paging.PagingMode;

/**
 * Whether a page is still a page table: the entries that a processor would take as present, and those of them that no
 * kernel writes.
 *
 * @param start of the page
 * @param strange entries that are present with reserved bits set, or lead to no memory, or are not present and yet look
 *     like text or code rather than an address
 */
record TableDamage(long start, int used, int strange, String contents) {
    private static final int PAGE = 4096;
    private static final long KEPT_BY_KERNELS = 0x0fff_0000_0000_0000L;
    private static final int SHOWN = 8;
    private static final int LEAST = 8;

    static TableDamage of(AddressSpace space, Entry entry) {
        long start = entry.at() & -PAGE;
        byte[] bytes = space.memory().read(start, PAGE).orElse(new byte[0]);
        int size = space.mode() == PagingMode.BITS_32 ? 4 : 8;
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int used = 0;
        int strange = 0;
        for (int at = 0; at + size <= bytes.length; at += size) {
            long bits = size == 8 ? table.getLong(at) : table.getInt(at) & 0xffff_ffffL;
            Entry each = Entry.of(space.mode(), entry.level(), at / size, start + at, bits, true);
            used += bits == 0 ? 0 : 1;
            strange += bits != 0 && isStrange(space, each) ? 1 : 0;
        }
        int offset = (int) (entry.at() & PAGE - 1);
        return new TableDamage(
                start, used, strange, text(Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + SHOWN))));
    }

    private static boolean isStrange(AddressSpace space, Entry entry) {
        if (!entry.isPresent()) {
            return (entry.bits() & KEPT_BY_KERNELS) != 0
                    || entry.target() != 0 && !space.memory().has(entry.target());
        }
        return !entry.reserved().isEmpty() || !entry.isLeaf() && !space.memory().has(entry.target());
    }

    boolean isOverwritten() {
        return used >= LEAST && strange * 2 > used;
    }

    private static String text(byte[] bytes) {
        boolean isText = bytes.length > 0;
        for (byte each : bytes) {
            isText &= each >= 0x20 && each < 0x7f;
        }
        return isText ? "text, \"" + new String(bytes, StandardCharsets.US_ASCII) + "\" here" : "other data";
    }

    String words() {
        return strange + " of its " + used + " used entries are none that a kernel writes: it holds " + contents;
    }
}
