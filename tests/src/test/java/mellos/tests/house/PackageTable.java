package mellos.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mellos.cli.Tree;

/**
 * {@code docs/house.packages}: for every package of every module what it may import, and whether classes that touch raw
 * memory may stand in it. A module's row gives what all its packages may import.
 *
 * @param modules in the file's order
 */
record PackageTable(List<Module> modules) {
    /** Where the table stands. */
    static final String FILE = "docs/house.packages";

    /** @param common what all packages of the module may import */
    record Module(String name, Set<String> common, Map<String, Row> rows) {}

    /**
     * @param name without the leading {@code mellos.}
     * @param isRaw whether classes marked {@code @RawMemory} may stand here
     * @param may what it may import besides the module's common packages
     */
    record Row(String name, boolean isRaw, Set<String> may) {}

    /** @throws IllegalArgumentException naming the line that makes no sense */
    static PackageTable read() {
        try (Stream<String> lines = Files.lines(Tree.here().at(FILE), StandardCharsets.UTF_8)) {
            return parse(lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PackageTable parse(List<String> lines) {
        List<Module> modules = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("module ")) {
                modules.add(module(text));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                enter(modules, text);
            }
        }
        return new PackageTable(modules);
    }

    private static Module module(String text) {
        String[] sides = sides(text);
        return new Module(sides[0].substring("module ".length()).strip(), words(sides[1]), new LinkedHashMap<>());
    }

    private static void enter(List<Module> modules, String text) {
        if (modules.isEmpty()) {
            throw new IllegalArgumentException(FILE + ": a package before the first module: " + text);
        }
        String[] sides = sides(text);
        List<String> left = List.copyOf(words(sides[0]));
        boolean isRaw = left.contains("raw");
        List<String> names = left.stream().filter(word -> !word.equals("raw")).toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException(FILE + ": one package and perhaps raw before the arrow: " + text);
        }
        Row row = new Row(names.getFirst(), isRaw, words(sides[1]));
        if (modules.getLast().rows().put(row.name(), row) != null) {
            throw new IllegalArgumentException(FILE + ": two rows for " + row.name());
        }
    }

    private static String[] sides(String text) {
        String[] sides = text.split("->", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(FILE + ": not of the form PACKAGE [raw] -> PACKAGES: " + text);
        }
        return sides;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
        words.remove("");
        return words;
    }

    /** Names of all packages. */
    Set<String> packages() {
        Set<String> names = new TreeSet<>();
        modules.forEach(module -> names.addAll(module.rows().keySet()));
        return names;
    }

    /** What a package of a module may import. */
    static Set<String> allowed(Module module, Row row) {
        Set<String> all = new TreeSet<>(module.common());
        all.addAll(row.may());
        all.remove(row.name());
        return all;
    }
}
