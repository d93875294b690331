package mellos.compiler.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;

/** The tables behind class records through which virtual calls go, one slot for each colour. */
final class DispatchTables {
    private final Program program;
    private final DispatchColours colours;
    private final DataModule module;

    DispatchTables(Program program, DispatchColours colours, DataModule module) {
        this.program = program;
        this.colours = colours;
        this.module = module;
    }

    Optional<String> of(ClassInfo type) {
        TreeMap<Integer, MethodInfo> table = colours.table(type);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        int size = table.lastKey() + 1;
        List<String> slots = new ArrayList<>();
        for (int colour = 0; colour < size; colour++) {
            MethodInfo method = table.get(colour);
            slots.add("ptr " + (method == null ? abstractCall() : implementation(type, method)));
        }
        return Optional.of("[" + size + " x ptr] [" + String.join(", ", slots) + "]");
    }

    private String implementation(ClassInfo type, MethodInfo method) {
        MethodInfo selected = program.select(type, method);
        return switch (selected.body()) {
            case ABSTRACT -> abstractCall();
            case BYTECODE, CUT, NATIVE -> module.function(selected.symbol());
            case INSTRUCTION, STRUCT_FIELD, INTRINSIC ->
                throw new IllegalStateException(
                        selected.display() + " has no code that a dispatch table could point at");
        };
    }

    private String abstractCall() {
        return module.function("mellos_abstract_call");
    }
}
