package mellos.compiler.lines;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.elf.ByteCursor;

/**
 * The shape of debugging entries: their tag and the name and form of each attribute. DWARF 4, "Abbreviations Tables".
 */
record Abbreviation(int tag, boolean hasChildren, List<Attribute> attributes) {
    record Attribute(int name, int form) {}

    /** The table at this offset, by code. */
    static Map<Long, Abbreviation> readTable(ByteBuffer section, int offset) {
        var table = new HashMap<Long, Abbreviation>();
        var in = ByteCursor.at(section, offset);
        for (long code = in.unsigned(); code != 0; code = in.unsigned()) {
            int tag = (int) in.unsigned();
            boolean hasChildren = in.u8() != 0;
            var attributes = new ArrayList<Attribute>();
            for (int name = (int) in.unsigned(), form = (int) in.unsigned();
                    name != 0 || form != 0;
                    name = (int) in.unsigned(), form = (int) in.unsigned()) {
                attributes.add(new Attribute(name, form));
            }
            table.put(code, new Abbreviation(tag, hasChildren, List.copyOf(attributes)));
        }
        return table;
    }
}
