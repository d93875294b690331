package mellos.doctor.dump;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small dumps as QEMU does, for tests: pages of memory, and processors. */
public final class DumpBytes {
    private static final int PAGE = 4096;

    private final SortedMap<Long, byte[]> pages = new TreeMap<>();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    /** Zeroed memory. */
    public DumpBytes memory(long start, int pageCount) {
        for (int i = 0; i < pageCount; i++) {
            pages.put(start + (long) i * PAGE, new byte[PAGE]);
        }
        return this;
    }

    public DumpBytes store(long address, long value) {
        ByteBuffer.wrap(pages.get(address & -PAGE))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((int) (address & PAGE - 1), value);
        return this;
    }

    public DumpBytes store(long address, byte[] bytes) {
        System.arraycopy(bytes, 0, pages.get(address & -PAGE), (int) (address & PAGE - 1), bytes.length);
        return this;
    }

    /** A 64-bit kernel's processor at RIP, with flat segments. */
    public DumpBytes processor(long rip, long rsp, long cr2, long cr3, long gdt, long idt) {
        return processor(state(rip, rsp, 0x8001_0033L, cr2, cr3, 0x620, gdt, idt, 0xaf9b00));
    }

    public DumpBytes processor(byte[] state) {
        note("CORE", 1, new byte[336]);
        note("QEMU", 0, state);
        return this;
    }

    /** One of a machine whose first processor is not in long mode. */
    public DumpBytes narrowProcessor(byte[] state) {
        note("CORE", 1, new byte[144]);
        note("QEMU", 0, state);
        return this;
    }

    /** The "QEMU" note's contents. */
    public static byte[] state(
            long rip, long rsp, long cr0, long cr2, long cr3, long cr4, long gdt, long idt, int codeFlags) {
        ByteBuffer out = ByteBuffer.allocate(440).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(1).putInt(440);
        for (int i = 0; i < 16; i++) {
            out.putLong(i == 6 ? rsp : 0x100 + i);
        }
        out.putLong(rip).putLong(2);
        segment(out, 8, 0xffff_ffff, codeFlags, 0);
        for (int i = 0; i < 5; i++) {
            segment(out, 0x10, 0xffff_ffff, 0xcf9300, 0);
        }
        segment(out, 0, 0xffff, 0x8200, 0);
        segment(out, 0, 0xffff, 0x8b00, 0);
        segment(out, 0, 0x3f, 0, gdt);
        segment(out, 0, 0xfff, 0, idt);
        return out.putLong(cr0)
                .putLong(0)
                .putLong(cr2)
                .putLong(cr3)
                .putLong(cr4)
                .array();
    }

    private static void segment(ByteBuffer out, int selector, int limit, int flags, long base) {
        out.putInt(selector).putInt(limit).putInt(flags).putInt(0).putLong(base);
    }

    private void note(String name, int type, byte[] contents) {
        int nameSize = name.length() + 1;
        ByteBuffer out = ByteBuffer.allocate(12 + (nameSize + 3 & -4) + (contents.length + 3 & -4))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(nameSize).putInt(contents.length).putInt(type).put(name.getBytes());
        out.put(12 + (nameSize + 3 & -4), contents);
        notes.writeBytes(out.array());
    }

    public byte[] elfCore() {
        int headers = 64 + 56 * (1 + pages.size());
        int notesEnd = headers + notes.size();
        ByteBuffer out = ByteBuffer.allocate(notesEnd + pages.size() * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 4)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0)
                .putLong(64)
                .putLong(0)
                .putInt(0);
        out.putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) (1 + pages.size()))
                .position(64);
        out.putInt(4)
                .putInt(0)
                .putLong(headers)
                .putLong(0)
                .putLong(0)
                .putLong(notes.size())
                .putLong(notes.size())
                .putLong(0);
        int at = notesEnd;
        for (Map.Entry<Long, byte[]> each : pages.entrySet()) {
            out.putInt(1)
                    .putInt(0)
                    .putLong(at)
                    .putLong(0)
                    .putLong(each.getKey())
                    .putLong(PAGE)
                    .putLong(PAGE)
                    .putLong(0);
            out.put(at, each.getValue());
            at += PAGE;
        }
        return out.put(notes.toByteArray()).array();
    }

    /** Not flattened, as QEMU 9 writes it with {@code -R}. */
    public byte[] kdump() {
        int count = (int) (pages.lastKey() / PAGE) + 1;
        int bitmapBlocks = (count / 8 / PAGE + 1) * 2;
        int headerBlocks = 1 + (notes.size() + PAGE - 1) / PAGE;
        int bitmap = (1 + headerBlocks) * PAGE;
        int descriptors = bitmap + bitmapBlocks * PAGE;
        ByteBuffer out =
                ByteBuffer.allocate(descriptors + pages.size() * (24 + PAGE)).order(ByteOrder.LITTLE_ENDIAN);
        out.put("KDUMP   ".getBytes()).putInt(6).position(424);
        out.putInt(1).putInt(PAGE).putInt(headerBlocks).putInt(bitmapBlocks).putInt(count);
        out.putLong(PAGE + 48, 2 * PAGE).putLong(PAGE + 56, notes.size());
        out.put(2 * PAGE, notes.toByteArray());
        int descriptor = descriptors;
        int data = descriptors + pages.size() * 24;
        for (Map.Entry<Long, byte[]> each : pages.entrySet()) {
            int page = (int) (each.getKey() / PAGE);
            int at = bitmap + bitmapBlocks / 2 * PAGE + page / 8;
            out.put(at, (byte) (out.get(at) | 1 << page % 8));
            byte[] packed = packed(each.getValue());
            out.putLong(descriptor, data).putInt(descriptor + 8, packed.length).putInt(descriptor + 12, 1);
            out.put(data, packed);
            descriptor += 24;
            data += packed.length;
        }
        return Arrays.copyOf(out.array(), data);
    }

    private static byte[] packed(byte[] page) {
        Deflater deflater = new Deflater();
        deflater.setInput(page);
        deflater.finish();
        byte[] out = new byte[PAGE];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    /** The same in pieces, last one first. */
    public static byte[] flattened(byte[] file) {
        int piece = 3000;
        int count = (file.length + piece - 1) / piece;
        ByteBuffer out = ByteBuffer.allocate(PAGE + file.length + 16 * (count + 1));
        out.put("makedumpfile".getBytes()).position(16);
        out.putLong(1).putLong(1).position(PAGE);
        for (int i = count - 1; i >= 0; i--) {
            int length = Math.min(piece, file.length - i * piece);
            out.putLong((long) i * piece).putLong(length).put(file, i * piece, length);
        }
        return out.putLong(-1).putLong(-1).array();
    }
}
