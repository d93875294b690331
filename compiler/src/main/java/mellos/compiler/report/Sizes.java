package mellos.compiler.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mellos.elf.ElfFile;

/** How much of an image each class takes, by the sizes in its symbol table. */
final class Sizes {
    private final Map<String, Size> classes = new HashMap<>();

    static Sizes of(Collection<ElfFile.Symbol> symbols, SymbolOwners owners) {
        Sizes sizes = new Sizes();
        for (ElfFile.Symbol symbol : symbols) {
            Size size = switch (symbol.type()) {
                case ElfFile.STT_FUNC -> new Size(symbol.size(), 0, 1);
                case ElfFile.STT_OBJECT -> new Size(0, symbol.size(), 0);
                default -> Size.ZERO;
            };
            if (size.bytes() > 0) {
                sizes.classes.merge(owners.of(symbol.name()), size, Size::plus);
            }
        }
        return sizes;
    }

    String byPackage() {
        Map<String, Size> packages = new HashMap<>();
        classes.forEach((name, size) -> packages.merge(packageOf(name), size, Size::plus));
        return table("packages", packages);
    }

    String byClass() {
        return table("classes, each with those nested in it and lambdas", classes);
    }

    private static String packageOf(String name) {
        int end = name.startsWith("(") ? -1 : name.lastIndexOf('.');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Largest first; equal ones by name. */
    private static String table(String title, Map<String, Size> rows) {
        return rows.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Size> row) -> -row.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .map(row -> String.format(
                        Locale.ROOT,
                        "%,12d  %,12d  %9d  %s%n",
                        row.getValue().code(),
                        row.getValue().data(),
                        row.getValue().functions(),
                        row.getKey()))
                .collect(Collectors.joining("", title + " (bytes of code, bytes of data, functions)\n", ""));
    }
}
