package mellos.doctor.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Symbols by address. */
final class SymbolTable {
    private static final int FUNCTION = 2;
    private static final int OBJECT = 1;
    private static final int NO_TYPE = 0;
    private static final int SHN_UNDEF = 0;
    private static final int SHN_ABS = 0xfff1;

    private final List<Symbol> byAddress = new ArrayList<>();

    SymbolTable(ElfFile elf) {
        for (ElfFile.Section section : elf.sections()) {
            if (section.type() == ElfFile.SHT_SYMTAB || section.type() == ElfFile.SHT_DYNSYM) {
                read(elf, section);
            }
        }
        byAddress.sort(Comparator.<Symbol>comparingLong(each -> each.address() ^ Long.MIN_VALUE)
                .thenComparing(each -> each.isFunction() ? 1 : 0).thenComparing(Symbol::size));
    }

    private void read(ElfFile elf, ElfFile.Section section) {
        if (section.link() < 0 || section.link() >= elf.sections().size()) {
            return;
        }
        byte[] names = elf.contents(elf.sections().get(section.link()));
        byte[] entries = elf.contents(section);
        int entrySize = elf.is64Bit() ? 24 : 16;
        for (int at = 0; at + entrySize <= entries.length; at += entrySize) {
            try {
                add(new Bytes(entries).seek(at), names, elf.is64Bit());
            } catch (IndexOutOfBoundsException e) {
                continue;
            }
        }
    }

    private void add(Bytes in, byte[] names, boolean wide) {
        int name = (int) in.u32();
        long value;
        long size;
        int info;
        int section;
        if (wide) {
            info = in.u8();
            in.u8();
            section = in.u16();
            value = in.u64();
            size = in.u64();
        } else {
            value = in.u32();
            size = in.u32();
            info = in.u8();
            in.u8();
            section = in.u16();
        }
        int type = info & 15;
        if (section == SHN_UNDEF || section == SHN_ABS || type != FUNCTION && type != OBJECT && type != NO_TYPE || name == 0) {
            return;
        }
        String text = new Bytes(names).seek(name).string();
        if (!text.isEmpty() && !text.startsWith(".L") && !text.startsWith("$")) {
            byAddress.add(new Symbol(Demangler.demangle(text), value, size, type == FUNCTION));
        }
    }

    /** The symbol that covers {@code address}: its size does, or it is the nearest one below without a size. */
    Symbol at(long address) {
        int low = 0;
        int high = byAddress.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(byAddress.get(middle).address(), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        Symbol nearest = null;
        for (int i = high; i >= 0 && i > high - 64; i--) {
            Symbol each = byAddress.get(i);
            if (each.size() > 0 && Long.compareUnsigned(address - each.address(), each.size()) < 0) {
                return each;
            }
            if (nearest == null && each.size() == 0) {
                nearest = each;
            }
        }
        return nearest;
    }

    /** The symbol with exactly this name, or null. */
    Symbol named(String name) {
        return byAddress.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    boolean isEmpty() {
        return byAddress.isEmpty();
    }

    List<Symbol> all() {
        return byAddress;
    }
}
