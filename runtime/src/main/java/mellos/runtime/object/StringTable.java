package mellos.runtime.object;

import java.util.concurrent.ConcurrentHashMap;
import mellos.magic.Address;
import mellos.magic.RawMemory;

/** {@code String.intern}: the literals of the image first, then what the program interns. */
@RawMemory("the table of literals lies between two symbols of the image")
public final class StringTable {
    private static final ConcurrentHashMap<String, String> STRINGS = withLiterals();

    private StringTable() {}

    public static String intern(String text) {
        String before = STRINGS.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    private static ConcurrentHashMap<String, String> withLiterals() {
        ConcurrentHashMap<String, String> strings = new ConcurrentHashMap<>();
        Address end = Address.ofSymbol("mellos_literals_end");
        for (Address entry = Address.ofSymbol("mellos_literals"); entry.isBelow(end); entry = entry.plus(8)) {
            String literal = (String) entry.loadAddress().toObject();
            strings.putIfAbsent(literal, literal);
        }
        return strings;
    }
}
