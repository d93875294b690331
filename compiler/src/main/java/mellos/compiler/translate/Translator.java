package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.Layouts;
import mellos.compiler.image.Symbols;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;

/** All methods of a program as modules, one for each outermost class, in the order of their names. */
public final class Translator {
    private final ModuleContext context;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> strings = new TreeSet<>();
    private final Consumer<IrModule> made;

    private Translator(ModuleContext context, Consumer<IrModule> made) {
        this.context = context;
        this.made = made;
    }

    /**
     * @param made gets each module as soon as it is whole
     * @return contents of all string literals in the code
     * @throws BuildError naming every method that cannot be translated
     */
    public static Set<String> translate(
            Program program, Layouts layouts, HostHeap heap, CodeOptions options, Consumer<IrModule> made) {
        return new Translator(new ModuleContext(program, layouts, heap, options), made).run();
    }

    private Set<String> run() {
        TreeMap<String, List<MethodInfo>> units = new TreeMap<>();
        for (MethodInfo method : context.program().methods()) {
            units.computeIfAbsent(method.owner().outermost(), _ -> new ArrayList<>())
                    .add(method);
        }
        units.forEach((name, methods) -> {
            String text = text(methods);
            if (problems.isEmpty()) {
                made.accept(new IrModule(name.replace('/', '.'), text));
            }
        });
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
        return strings;
    }

    private String text(List<MethodInfo> methods) {
        ModuleText module = new ModuleText(context, methods.getFirst().owner().outermost());
        translateAll(module, methods);
        for (List<MethodInfo> copies = module.takeCopies(); !copies.isEmpty(); copies = module.takeCopies()) {
            translateAll(module, copies);
        }
        strings.addAll(module.strings());
        return module.text();
    }

    private void translateAll(ModuleText module, List<MethodInfo> methods) {
        for (MethodInfo method : methods) {
            translate(module, method);
        }
    }

    private void translate(ModuleText module, MethodInfo method) {
        switch (method.body()) {
            case BYTECODE -> translateCode(module, method);
            case CUT -> thrower(module, method, method.display() + " is not in the image: " + method.cutReason());
            case NATIVE -> thrower(module, method, method.display() + " is native and has no substitute");
            // Calls get the instruction itself.
            case INSTRUCTION, STRUCT_FIELD, INTRINSIC, ABSTRACT -> {}
        }
    }

    private void translateCode(ModuleText module, MethodInfo method) {
        IntSupplier line = () -> 0;
        try {
            MethodTranslator translator = new MethodTranslator(
                    module, method, new Bytecode(method.code().orElseThrow()));
            line = translator::line;
            translator.translate();
        } catch (BuildError e) {
            problems.add(place(method, line) + e.getMessage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException | ClassCastException e) {
            // What the class file API and the operand stack say to code that no verifier would accept.
            problems.add(place(method, line) + "the bytecode is malformed: " + e.getMessage());
        }
    }

    private static String place(MethodInfo method, IntSupplier line) {
        String position = line.getAsInt() > 0 ? ":" + line.getAsInt() : "";
        return method.display() + " (" + method.sourceFile() + position + "): ";
    }

    /** A method that only throws NotInImageError. */
    private static void thrower(ModuleText module, MethodInfo method, String message) {
        FunctionWriter out = new FunctionWriter(module);
        int subprogram = module.metadata().subprogram(method, 0);
        out.locate(", !dbg !" + module.metadata().location(0, subprogram));
        out.throwHere(RuntimeCall.THROW_CUT, "ptr " + module.message(message));
        module.define(method.symbol());
        module.append("define hidden " + Signature.of(method).declaration(Symbols.global(method.symbol())) + " #0"
                + " !dbg !" + subprogram + " {\n" + out.text("") + "}\n");
    }
}
