package mellos.elf;

import java.nio.ByteBuffer;

/**
 * Reads the values of DWARF's attribute forms. DWARF 5, "Attribute Encodings". An address is taken to have 8 bytes:
 * only {@code .debug_info} holds addresses as attributes, and nobody here reads that of a 32-bit file.
 *
 * @param strings {@code .debug_str}
 * @param lineStrings {@code .debug_line_str}
 * @param offsetBytes of a reference to another section: 4 in 32-bit DWARF, 8 in 64-bit DWARF
 */
public record Forms(ByteBuffer strings, ByteBuffer lineStrings, int offsetBytes) {
    /** {@code DW_FORM_addr}. */
    public static final int ADDRESS = 0x01;

    private static final int DATA2 = 0x05;
    private static final int DATA4 = 0x06;
    private static final int DATA8 = 0x07;
    private static final int STRING = 0x08;
    private static final int BLOCK = 0x09;
    private static final int DATA1 = 0x0b;
    private static final int FLAG = 0x0c;
    private static final int SDATA = 0x0d;
    private static final int STRP = 0x0e;
    private static final int UDATA = 0x0f;
    private static final int REF4 = 0x13;
    private static final int SEC_OFFSET = 0x17;
    private static final int EXPRLOC = 0x18;
    private static final int FLAG_PRESENT = 0x19;
    private static final int STRX = 0x1a;
    private static final int DATA16 = 0x1e;
    private static final int LINE_STRP = 0x1f;

    /** A text. @throws IllegalArgumentException for a form that holds none */
    public String text(int form, ByteCursor in) {
        return switch (form) {
            case STRING -> in.string();
            case STRP -> ByteCursor.at(strings, in.number(offsetBytes)).string();
            case LINE_STRP -> ByteCursor.at(lineStrings, in.number(offsetBytes)).string();
            default -> throw unknown(form);
        };
    }

    /**
     * A number, an address or an offset; 0 for forms that hold something else, which are passed.
     *
     * @throws IllegalArgumentException for a form whose length is not known
     */
    public long number(int form, ByteCursor in) {
        return switch (form) {
            case DATA1, FLAG -> in.u8();
            case DATA2 -> in.u16();
            case DATA4, REF4 -> in.u32();
            case DATA8, ADDRESS -> in.u64();
            case SDATA -> in.signed();
            case UDATA, STRX -> in.unsigned();
            case STRP, LINE_STRP, SEC_OFFSET -> in.number(offsetBytes);
            case FLAG_PRESENT -> 1;
            case STRING, BLOCK, EXPRLOC, DATA16 -> pass(form, in);
            default -> throw unknown(form);
        };
    }

    private static long pass(int form, ByteCursor in) {
        if (form == STRING) {
            in.string();
        } else {
            in.skip(form == DATA16 ? 16 : in.unsigned());
        }
        return 0;
    }

    private static IllegalArgumentException unknown(int form) {
        return new IllegalArgumentException("DWARF attribute form 0x" + Integer.toHexString(form) + " is unknown here");
    }
}
