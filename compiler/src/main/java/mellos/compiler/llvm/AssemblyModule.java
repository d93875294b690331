package mellos.compiler.llvm;

import java.util.Map;
import java.util.SortedMap;

/** An assembly file as a module: it takes the way that all code takes, cache and errors included. */
public final class AssemblyModule {
    private AssemblyModule() {}

    /**
     * Wraps assembly text, with symbols set to constants before its first line.
     *
     * @param file names the module, and the file in errors, whose lines count from the text's first
     * @param text AT&T syntax for LLVM's assembler; no C preprocessor
     * @param constants by the names that the text uses
     */
    public static IrModule of(String file, String text, SortedMap<String, Long> constants) {
        var module = new StringBuilder();
        module.append("target datalayout = \"")
                .append(TargetOptions.DATA_LAYOUT)
                .append("\"\n");
        module.append("target triple = \"").append(TargetOptions.TRIPLE).append("\"\n");
        for (Map.Entry<String, Long> constant : constants.entrySet()) {
            line(module, ".set " + constant.getKey() + ", " + constant.getValue());
        }
        line(module, "# 1 \"" + file + "\"");
        text.lines().forEach(line -> line(module, line));
        return new IrModule(file, module.toString());
    }

    private static void line(StringBuilder module, String line) {
        module.append("module asm \"")
                .append(line.replace("\\", "\\5C").replace("\"", "\\22"))
                .append("\"\n");
    }
}
