package mellos.compiler.llvm;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An assembly file as a module: it takes the way that all code takes, cache and errors included. */
public final class AssemblyModule {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private AssemblyModule() {}

    /**
     * Wraps assembly text, with symbols set to constants before its first line: those that it names, since each would
     * become a symbol of the object, and a change of each would compile the file again.
     *
     * @param file names the module, and the file in errors, whose lines count from the text's first
     * @param text AT&T syntax for LLVM's assembler; no C preprocessor
     * @param constants what the text may name
     */
    public static IrModule of(String file, String text, SortedMap<String, Long> constants) {
        var module = new StringBuilder();
        module.append("target datalayout = \"")
                .append(TargetOptions.DATA_LAYOUT)
                .append("\"\n");
        module.append("target triple = \"").append(TargetOptions.TRIPLE).append("\"\n");
        Set<String> named = NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        for (Map.Entry<String, Long> constant : constants.entrySet()) {
            if (named.contains(constant.getKey())) {
                line(module, ".set " + constant.getKey() + ", " + constant.getValue());
            }
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
