package mellos.compiler.lines;

import mellos.elf.ByteCursor;
import mellos.elf.Forms;

/**
 * The attributes of one debugging entry that line tables need. DWARF 4, "Debugging Information Entry (DIE)". References
 * to other entries are offsets in {@code .debug_info}; -1 is an absent one.
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
    void read(Abbreviation shape, Forms forms, ByteCursor in, int unitOffset) {
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
            readAttribute(attribute, forms, in, unitOffset);
        }
    }

    private void readAttribute(Abbreviation.Attribute attribute, Forms forms, ByteCursor in, int unitOffset) {
        if (attribute.name() == 0x03) {
            name = forms.text(attribute.form(), in);
            return;
        }
        long value = forms.number(attribute.form(), in);
        switch (attribute.name()) {
            case 0x10 -> lines = value; // stmt_list
            case 0x11 -> { // low_pc
                low = value;
                hasLow = true;
            }
            case 0x12 -> high = attribute.form() == Forms.ADDRESS ? value : low + value;
            case 0x31 -> origin = unitOffset + (int) value; // abstract_origin
            case 0x3a -> declarationFile = (int) value;
            case 0x55 -> ranges = value;
            case 0x59 -> callLine = (int) value;
            default -> {}
        }
    }
}
