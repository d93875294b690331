package mellos.compiler.report;

import java.util.HashMap;
import java.util.Map;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.Program;

/** Which class a symbol of the image belongs to: the outermost one, which is what code is generated for at a time. */
final class SymbolOwners {
    /** No class wrote these. Names in parentheses: no package has such. */
    private static final Map<String, String> SHARED = Map.of(
            "str", "(strings)",
            "chr", "(strings)",
            "msg", "(messages)",
            "mchr", "(messages)",
            "ho", "(objects made with the image)");

    private static final String REST = "(assembly and the rest)";

    private final Map<String, String> owners = new HashMap<>();

    static SymbolOwners of(Program program) {
        SymbolOwners result = new SymbolOwners();
        program.methods().forEach(method -> result.owners.put(method.symbol(), name(method.owner())));
        program.staticFields().forEach(field -> result.owners.put(Symbols.staticField(field), name(field.owner())));
        for (ClassInfo type : program.records()) {
            result.owners.put(Symbols.record(type), name(type));
            result.owners.put(Symbols.mirror(type), name(type));
        }
        return result;
    }

    private static String name(ClassInfo type) {
        ClassInfo element = type;
        while (element.isArray()) {
            element = element.component();
        }
        return element.isPrimitive() ? "(primitive types)" : element.outermost().replace('/', '.');
    }

    /** Binary name of the class, or what it is in parentheses. */
    String of(String symbol) {
        int kind = symbol.indexOf('$');
        String shared = kind < 0 ? null : SHARED.get(symbol.substring(0, kind));
        return shared != null ? shared : owners.getOrDefault(symbol, REST);
    }
}
