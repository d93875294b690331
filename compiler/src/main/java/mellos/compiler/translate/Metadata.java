package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.MethodInfo;

/** A module's metadata: flags, line tables, ranges of absolute symbols. */
final class Metadata {
    private static final String COMPILE_UNIT_FILE = "DIFile(filename: \"%s\", directory: \"\")";

    private final List<String> nodes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int compileUnit = -1;

    /** The number of a node; equal ones share it. */
    int node(String content) {
        return numbers.computeIfAbsent(content, _ -> add(content));
    }

    private int add(String content) {
        nodes.add(content);
        return nodes.size() - 1;
    }

    /** The number of the method's DISubprogram. */
    int subprogram(MethodInfo method, int firstLine) {
        String outer = method.owner().name();
        String folder = outer.substring(0, outer.lastIndexOf('/') + 1);
        int file = node("!" + COMPILE_UNIT_FILE.formatted(escaped(folder + method.sourceFile())));
        if (compileUnit < 0) {
            compileUnit = add("distinct !DICompileUnit(language: DW_LANG_C99, file: !" + file
                    + ", producer: \"mellos\", isOptimized: true, runtimeVersion: 0,"
                    + " emissionKind: LineTablesOnly, nameTableKind: None, debugInfoForProfiling: true)");
        }
        int type = node("!DISubroutineType(types: !" + node("!{}") + ")");
        return add("distinct !DISubprogram(name: \""
                + escaped((method.isHidden() ? "hidden " : "") + method.owner().binaryName() + '.' + method.name())
                + "\", scope: !" + file + ", file: !" + file
                + ", line: " + firstLine + ", type: !" + type + ", scopeLine: " + firstLine
                + ", spFlags: DISPFlagDefinition, unit: !" + compileUnit + ")");
    }

    int location(int line, int subprogram) {
        return node("!DILocation(line: " + line + ", scope: !" + subprogram + ")");
    }

    private static String escaped(String text) {
        String quoted = Symbols.quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    String text() {
        String flags = "!" + node("!{i32 2, !\"Debug Info Version\", i32 3}") + ", !"
                + node("!{i32 7, !\"Dwarf Version\", i32 4}");
        StringBuilder text = new StringBuilder();
        text.append("!llvm.module.flags = !{").append(flags).append("}\n");
        if (compileUnit >= 0) {
            text.append("!llvm.dbg.cu = !{!").append(compileUnit).append("}\n");
        }
        for (int i = 0; i < nodes.size(); i++) {
            text.append('!').append(i).append(" = ").append(nodes.get(i)).append('\n');
        }
        return text.toString();
    }
}
