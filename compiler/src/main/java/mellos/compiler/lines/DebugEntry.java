package mellos.compiler.lines;

/**
 * The attributes of one debugging entry that line tables need. DWARF 4, "Debugging Information Entry (DIE)".
 * References to other entries are offsets in {@code .debug_info}; -1 is an absent one.
 */
final class DebugEntry {
    static final int COMPILE_UNIT = 0x11;
    static final int INLINED_SUBROUTINE = 0x1d;
    static final int SUBPROGRAM = 0x2e;

    int tag;
    boolean hasChildren;
    String name;
    boolean hasLow;
    long low;
    long high;
    long ranges;
    int origin;
    int declarationFile;
    int callLine;
    long lines;

    /** Reads the entry's attributes; {@code in} stands behind its code. */
    void read(Abbreviation shape, DwarfSections sections, DwarfCursor in, int unitOffset) {
        tag = shape.tag();
        hasChildren = shape.hasChildren();
        name = null;
        hasLow = false;
        low = 0;
        high = 0;
        ranges = -1;
        origin = -1;
        declarationFile = 0;
        callLine = 0;
        lines = -1;
        for (var attribute : shape.attributes()) {
            readAttribute(attribute, sections, in, unitOffset);
        }
    }

    private void readAttribute(Abbreviation.Attribute attribute, DwarfSections sections, DwarfCursor in, int unitOffset) {
        if (attribute.name() == 0x03) {
            name = text(attribute.form(), sections, in);
            return;
        }
        long value = value(attribute.form(), in);
        switch (attribute.name()) {
            case 0x10 -> lines = value;                            // stmt_list
            case 0x11 -> {                                         // low_pc
                low = value;
                hasLow = true;
            }
            case 0x12 -> high = attribute.form() == 0x01 ? value : low + value;
            case 0x31 -> origin = unitOffset + (int) value;        // abstract_origin
            case 0x3a -> declarationFile = (int) value;
            case 0x55 -> ranges = value;
            case 0x59 -> callLine = (int) value;
            default -> { }
        }
    }

    private static String text(int form, DwarfSections sections, DwarfCursor in) {
        return switch (form) {
            case 0x08 -> in.string();
            case 0x0e -> DwarfCursor.at(sections.strings(), in.u32()).string();
            default -> throw unknown(form);
        };
    }

    /** A number, an address or an offset; 0 for forms that hold something else, which are skipped. */
    private static long value(int form, DwarfCursor in) {
        return switch (form) {
            case 0x01, 0x07 -> in.u64();                                   // addr, data8
            case 0x05 -> in.u16();                                         // data2
            case 0x06, 0x0e, 0x13, 0x17 -> Integer.toUnsignedLong(in.u32());   // data4, strp, ref4, sec_offset
            case 0x0b, 0x0c -> in.u8();                                    // data1, flag
            case 0x0d -> in.signed();                                      // sdata
            case 0x0f -> in.unsigned();                                    // udata
            case 0x18 -> {                                                 // exprloc
                int length = (int) in.unsigned();
                in.skip(length);
                yield 0;
            }
            case 0x08 -> {                                                 // string
                in.string();
                yield 0;
            }
            case 0x19 -> 1;                                                // flag_present
            default -> throw unknown(form);
        };
    }

    private static IllegalArgumentException unknown(int form) {
        return new IllegalArgumentException(".debug_info holds the attribute form 0x" + Integer.toHexString(form)
                + ", which LLVM's DWARF 4 line tables do not use; see docs/abi.md, \"Line numbers\"");
    }
}
