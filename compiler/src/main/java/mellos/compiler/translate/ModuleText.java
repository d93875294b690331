package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mellos.compiler.image.LiteralText;
import mellos.compiler.image.ModuleHead;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/** One module as it grows: functions, what they declare, the literals they use, debug metadata. */
final class ModuleText {
    private final ModuleContext context;
    private final String outermost;
    private final StringBuilder functions = new StringBuilder();
    private final TreeMap<String, String> declarations = new TreeMap<>();
    private final Set<String> defined = new HashSet<>();
    private final TreeMap<String, String> literals = new TreeMap<>();
    private final TreeSet<String> strings = new TreeSet<>();
    private final Set<MethodInfo> carried = new HashSet<>();
    private List<MethodInfo> copies = new ArrayList<>();
    private int depth;
    private final Metadata metadata = new Metadata();
    private final SharedFunctions shared = new SharedFunctions(this);

    ModuleText(ModuleContext context, String outermost) {
        this.context = context;
        this.outermost = outermost;
    }

    ModuleContext context() {
        return context;
    }

    Metadata metadata() {
        return metadata;
    }

    SharedFunctions shared() {
        return shared;
    }

    /** Contents of the string literals this module uses, message texts not included. */
    Set<String> strings() {
        return strings;
    }

    void append(String function) {
        functions.append(function);
    }

    /** Says that this module defines the symbol. */
    void define(String symbol) {
        defined.add(symbol);
    }

    String function(MethodInfo method) {
        String name = Symbols.global(method.symbol());
        if (isForeign(method)
                && depth < InlineCandidates.DEPTH
                && context.inlineCandidates().contains(method)
                && carried.add(method)) {
            copies.add(method);
        }
        declarations.computeIfAbsent(
                method.symbol(),
                _ -> "declare hidden " + Signature.of(method).declaration(name) + context.stopAttributes(method));
        return name;
    }

    /** Whether the method is another module's: this one may hold a copy, for inlining. */
    boolean isForeign(MethodInfo method) {
        return !method.owner().outermost().equals(outermost);
    }

    /** Methods of other modules that the code so far calls and that are worth inlining, each once. */
    List<MethodInfo> takeCopies() {
        List<MethodInfo> taken = copies;
        copies = new ArrayList<>();
        depth++;
        return taken;
    }

    String runtime(RuntimeCall call) {
        declareFunction(call.symbol(), call.result().ir(), call.parameters());
        return "@" + call.symbol();
    }

    /** Declares a function by its LLVM types and gives its name. */
    String declareFunction(String symbol, String result, String parameters) {
        String name = Symbols.global(symbol);
        declarations.computeIfAbsent(symbol, _ -> "declare hidden " + result + ' ' + name + '(' + parameters + ')');
        return name;
    }

    /** Declares one of LLVM's intrinsics and gives its name. */
    String llvm(String name, String result, String parameters) {
        declarations.computeIfAbsent(name, _ -> "declare " + result + " @" + name + '(' + parameters + ')');
        return "@" + name;
    }

    String record(ClassInfo type) {
        return data(Symbols.record(type));
    }

    String mirror(ClassInfo type) {
        return data(Symbols.mirror(type));
    }

    /** An object made while the image was built. */
    String imageObject(String symbol) {
        return data(symbol);
    }

    String staticField(FieldInfo field) {
        return data(Symbols.staticField(field));
    }

    /** The address of a symbol: a function's if the image has one of this name. */
    String symbol(String symbol) {
        return context.entryPoint(symbol).map(this::function).orElseGet(() -> data(symbol));
    }

    private String data(String symbol) {
        String name = Symbols.global(symbol);
        declarations.computeIfAbsent(symbol, _ -> name + " = external hidden global i8");
        return name;
    }

    /** A number that the metadata module defines, as a constant of type i64. */
    String absolute(String symbol, int limit) {
        String name = Symbols.global(symbol);
        declarations.computeIfAbsent(
                symbol,
                _ -> name + " = external hidden global i8, !absolute_symbol !"
                        + metadata.node("!{i64 0, i64 " + limit + "}"));
        return "ptrtoint (ptr " + name + " to i64)";
    }

    String literal(String text) {
        strings.add(text);
        return string(Symbols.literal(text), text);
    }

    String message(String text) {
        return string(Symbols.message(text), text);
    }

    private String string(String symbol, String text) {
        literals.computeIfAbsent(symbol, _ -> LiteralText.of(symbol, text, context.stringLayout(), this::record));
        return Symbols.global(symbol);
    }

    /** The whole module. */
    String text() {
        StringBuilder text = new StringBuilder(functions.length() * 2);
        text.append(ModuleHead.TARGET);
        literals.values().forEach(text::append);
        declarations.forEach((symbol, line) -> {
            if (!defined.contains(symbol)) {
                text.append(line).append('\n');
            }
        });
        text.append(shared.text());
        text.append(functions);
        text.append(context.attributes());
        text.append(metadata.text());
        return text.toString();
    }
}
