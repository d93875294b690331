package mellos.elf;

import java.nio.ByteBuffer;
import java.util.List;

/** The entries of a symbol table. System V ABI, "Symbol Table". */
final class SymbolEntries {
    private static final int WIDE_BYTES = 24;
    private static final int NARROW_BYTES = 16;
    private static final int TYPE_BITS = 0xf;

    private SymbolEntries() {}

    /** Adds all whole entries behind the first, which is empty by definition. */
    static void read(ByteBuffer entries, ByteBuffer names, boolean wide, List<ElfFile.Symbol> into) {
        int entryBytes = wide ? WIDE_BYTES : NARROW_BYTES;
        ByteCursor in = ByteCursor.over(entries);
        ByteCursor text = ByteCursor.over(names);
        for (int at = entryBytes; at + entryBytes <= entries.limit(); at += entryBytes) {
            in.seek(at);
            try {
                into.add(wide ? wide(in, text) : narrow(in, text));
            } catch (IndexOutOfBoundsException e) {
                continue; // the name: the entry itself is whole
            }
        }
    }

    private static ElfFile.Symbol wide(ByteCursor in, ByteCursor names) {
        String name = names.seek(in.u32()).string();
        int type = in.u8() & TYPE_BITS;
        int section = in.skip(1).u16();
        return new ElfFile.Symbol(name, type, in.u64(), in.u64(), section);
    }

    private static ElfFile.Symbol narrow(ByteCursor in, ByteCursor names) {
        String name = names.seek(in.u32()).string();
        long address = in.u32();
        long size = in.u32();
        int type = in.u8() & TYPE_BITS;
        return new ElfFile.Symbol(name, type, address, size, in.skip(1).u16());
    }
}
