package mellos.compiler.image;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mellos.compiler.image.LiteralText.StringLayout;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.ClassInfo;

/** A module of data as it grows: definitions, the literals they refer to, declarations of everything else. */
final class DataModule {
    /** Of a definition: docs/abi.md, "The linked image". */
    static final String ROOTLESS = ", section \".data.rootless\"";

    private final String name;
    private final StringLayout strings;
    private final StringBuilder definitions = new StringBuilder();
    private final TreeMap<String, String> declarations = new TreeMap<>();
    private final TreeMap<String, String> literals = new TreeMap<>();
    private final Set<String> defined = new HashSet<>();
    private final TreeSet<String> texts = new TreeSet<>();

    DataModule(String name, StringLayout strings) {
        this.name = name;
        this.strings = strings;
    }

    /** Defines a global: {@code value} is a constant with its type. */
    void define(String symbol, String value) {
        define(symbol, value, "");
    }

    /** As {@link #define}, of what never refers to the heap: the collector does not look at it. */
    void defineRootless(String symbol, String value) {
        define(symbol, value, ROOTLESS);
    }

    private void define(String symbol, String value, String section) {
        defined.add(symbol);
        definitions
                .append(Symbols.global(symbol))
                .append(" = hidden global ")
                .append(value)
                .append(section)
                .append(", align 8\n");
    }

    /** Any other line: an alias, assembly, a function. */
    void line(String text) {
        definitions.append(text).append('\n');
    }

    /** The address of a symbol that some module defines. */
    String address(String symbol) {
        declarations.computeIfAbsent(symbol, key -> Symbols.global(key) + " = external hidden global i8");
        return Symbols.global(symbol);
    }

    String function(String symbol) {
        declarations.computeIfAbsent(symbol, key -> "declare hidden void " + Symbols.global(key) + "()");
        return Symbols.global(symbol);
    }

    String record(ClassInfo type) {
        return address(Symbols.record(type));
    }

    String literal(String text) {
        texts.add(text);
        String symbol = Symbols.literal(text);
        literals.computeIfAbsent(symbol, key -> LiteralText.of(key, text, strings, this::record));
        return Symbols.global(symbol);
    }

    /** Contents of the literals it refers to. */
    Set<String> texts() {
        return texts;
    }

    IrModule module() {
        StringBuilder text = new StringBuilder(definitions.length() * 2);
        text.append(ModuleHead.TARGET);
        literals.values().forEach(text::append);
        declarations.forEach((symbol, line) -> {
            if (!defined.contains(symbol)) {
                text.append(line).append('\n');
            }
        });
        text.append(definitions);
        return new IrModule(name, text.toString());
    }
}
