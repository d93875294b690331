package mellos.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mellos.cli.Tree;
import mellos.cli.UsageError;
import mellos.cli.program.Program;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which program to run and with what: the options that all commands with a program share. */
final class ProgramOptions {
    /** A byte that stands for itself in a word of the kernel's command line. */
    private static final String PLAIN = "[A-Za-z0-9_.,:;=+/@(){}\\[\\]!?*<>|&#~^-]";

    private static final int LONGEST_COMMAND_LINE = 4096;

    @Option(
            names = {"-cp", "-classpath", "--class-path"},
            paramLabel = "PATH",
            description = "Class folders and jars with colons between; lib/* is all jars of a folder.")
    private String classPath;

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "",
            description = "A property of the program, as java takes it.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "A variable of the program's environment.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "At most this much for the Java heap, such as 64M (default: what the machine has).")
    private String heap;

    @Parameters(
            paramLabel = "PROGRAM [-- ARGS]",
            arity = "0..*",
            description = "A jar, a source file, or with -cp the name of a class; then the program's arguments.")
    private List<String> words = List.of();

    boolean areGiven() {
        return !words.isEmpty() || classPath != null;
    }

    /** The program. @throws UsageError if none is named, or there is none */
    Program program(Tree tree) {
        if (words.isEmpty()) {
            throw new UsageError("-cp " + classPath + ": the name of the main class has to follow");
        }
        return Program.of(tree, words.getFirst(), Optional.ofNullable(classPath));
    }

    List<String> arguments() {
        return words.subList(Math.min(1, words.size()), words.size());
    }

    /** @throws UsageError if there is something for a program, and none is named */
    void requireNone() {
        if (!properties.isEmpty() || !variables.isEmpty() || heap != null) {
            throw new UsageError("-D, --env and --heap are a program's, and none is named");
        }
    }

    /** Variables for the environment of a process. */
    Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>(variables);
        if (!properties.isEmpty()) {
            all.put("MELLOS_OPTIONS", String.join(" ", propertyWords()));
        }
        heapSetting().ifPresent(setting -> all.put("MELLOS_GC", setting));
        return all;
    }

    /**
     * All of it as words of the kernel's command line.
     *
     * @param before other words of it
     * @throws UsageError if it is longer than loaders pass on
     */
    String commandLine(String before) {
        List<String> line = new ArrayList<>();
        if (!before.isEmpty()) {
            line.add(before);
        }
        heapSetting().ifPresent(setting -> line.add("gc=" + setting));
        line.addAll(propertyWords());
        variables.forEach((name, value) -> line.add(encoded("env." + name + "=" + value)));
        if (!arguments().isEmpty()) {
            line.add("--");
            arguments().forEach(each -> line.add(encoded(each)));
        }
        String text = String.join(" ", line);
        if (text.length() > LONGEST_COMMAND_LINE) {
            throw new UsageError("the program's arguments and settings take " + text.length() + " bytes, more than the "
                    + LONGEST_COMMAND_LINE + " that a kernel's command line may have");
        }
        return text;
    }

    private List<String> propertyWords() {
        return properties.entrySet().stream()
                .map(each -> encoded("-D" + each.getKey() + "=" + each.getValue()))
                .toList();
    }

    private Optional<String> heapSetting() {
        if (heap != null && !heap.matches("[0-9]{1,9}[KMG]")) {
            throw new UsageError("--heap: '" + heap + "' is not an amount of memory such as 64M or 2G");
        }
        return Optional.ofNullable(heap).map(size -> "heap=" + size);
    }

    /** As docs/boot.md has it: bytes that mean something else there, or to a loader, by their numbers. */
    private static String encoded(String word) {
        if (word.isEmpty()) {
            return "\"\"";
        }
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .chars()
                .mapToObj(each -> String.valueOf((char) each))
                .map(each -> each.matches(PLAIN) ? each : "%%%02X".formatted((int) each.charAt(0)))
                .collect(Collectors.joining());
    }
}
