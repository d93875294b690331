package mellos.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An object file that holds one read-only section and nothing else. System V ABI, "Object Files". */
public final class DataObject {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_BYTES = 64;
    private static final int ALIGNMENT = 8;

    private DataObject() {}

    /** The object's bytes, for x86-64. */
    public static byte[] of(String section, byte[] content) {
        byte[] names = ("\0" + section + "\0.shstrtab\0").getBytes(StandardCharsets.US_ASCII);
        int namesAt = HEADER_BYTES + content.length;
        int sectionsAt = namesAt + names.length + ALIGNMENT - 1 & -ALIGNMENT;
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + 3 * SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(Header.MAGIC).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        file.putShort((short) 1).putShort((short) 62).putInt(1); // relocatable, x86-64, version
        file.putLong(0).putLong(0).putLong(sectionsAt).putInt(0);
        file.putShort((short) HEADER_BYTES).putShort((short) 0).putShort((short) 0);
        file.putShort((short) SECTION_BYTES).putShort((short) 3).putShort((short) 2);
        file.put(content).put(names).position(sectionsAt + SECTION_BYTES); // section 0 stays zero
        section(file, 1, 1, 2, HEADER_BYTES, content.length); // program bits, allocated
        section(file, section.length() + 2, 3, 0, namesAt, names.length); // string table
        return file.array();
    }

    private static void section(ByteBuffer file, int name, int type, long flags, int offset, int size) {
        file.putInt(name).putInt(type).putLong(flags).putLong(0).putLong(offset).putLong(size);
        file.putInt(0).putInt(0).putLong(type == 3 ? 1 : ALIGNMENT).putLong(0);
    }
}
