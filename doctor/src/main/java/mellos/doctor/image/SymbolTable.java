package mellos.doctor.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Symbols by address, under names as their sources have them. */
final class SymbolTable {
    private final List<Symbol> byAddress = new ArrayList<>();

    SymbolTable(List<Symbol> symbols) {
        for (Symbol each : symbols) {
            if (isWritten(each.name())) {
                byAddress.add(
                        new Symbol(Demangler.demangle(each.name()), each.address(), each.size(), each.isFunction()));
            }
        }
        byAddress.sort(Comparator.<Symbol>comparingLong(each -> each.address() ^ Long.MIN_VALUE)
                .thenComparing(each -> each.isFunction() ? 1 : 0)
                .thenComparing(Symbol::size));
    }

    /** False for labels that an assembler or a linker made up. */
    private static boolean isWritten(String name) {
        return !name.isEmpty() && !name.startsWith(".L") && !name.startsWith("$");
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
        return byAddress.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    boolean isEmpty() {
        return byAddress.isEmpty();
    }

    List<Symbol> all() {
        return byAddress;
    }
}
