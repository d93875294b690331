package mellos.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mellos.cli.Tree;

/** Prints {@code docs/house.md}: each package, the first sentence of its {@code package-info}, what it may import. */
final class HousePage {
    private static final String HEAD = """
            # The house: every package, and what it may import

            Printed from `docs/house.packages` and the packages' own words by `ArrowsTest`, which fails on any other arrow, on one that nobody
            uses, on any circle, and when this page is stale. A package stands on the floor above the highest that it imports, counted within its module;
            read from the bottom. *Raw*: classes that touch raw memory (`@RawMemory`) may stand here.
            """;
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private HousePage() {}

    static String of(PackageTable table) {
        StringBuilder page = new StringBuilder(HEAD);
        table.modules().forEach(module -> print(module, page));
        return page.toString();
    }

    private static void print(PackageTable.Module module, StringBuilder page) {
        page.append("\n## ").append(module.name()).append("\n\n");
        if (!module.common().isEmpty()) {
            page.append("All of it may import ").append(list(module.common())).append(".\n\n");
        }
        page.append("| floor | package | raw | holds | may import |\n|---|---|---|---|---|\n");
        Map<String, Integer> floors = new TreeMap<>();
        module.rows().keySet().forEach(name -> floor(module, name, floors));
        module.rows().values().stream()
                .sorted((a, b) -> floors.get(a.name()).equals(floors.get(b.name()))
                        ? a.name().compareTo(b.name())
                        : floors.get(b.name()) - floors.get(a.name()))
                .forEach(row -> page.append("| ")
                        .append(floors.get(row.name()))
                        .append(" | `")
                        .append(row.name())
                        .append("` | ")
                        .append(row.isRaw() ? "raw" : "")
                        .append(" | ")
                        .append(firstSentence(module.name(), row.name()))
                        .append(" | ")
                        .append(list(row.may()))
                        .append(" |\n"));
    }

    private static String list(Iterable<String> packages) {
        StringBuilder text = new StringBuilder();
        packages.forEach(
                name -> text.append(text.isEmpty() ? "`" : " `").append(name).append('`'));
        return text.toString();
    }

    private static int floor(PackageTable.Module module, String name, Map<String, Integer> floors) {
        Integer known = floors.get(name);
        if (known != null) {
            return known;
        }
        floors.put(name, 0);
        int floor = 0;
        for (String below : PackageTable.allowed(module, module.rows().get(name))) {
            if (module.rows().containsKey(below)) {
                floor = Math.max(floor, 1 + floor(module, below, floors));
            }
        }
        floors.put(name, floor);
        return floor;
    }

    private static String firstSentence(String module, String name) {
        Path file = Tree.here().at(module + "/src/main/java/mellos/" + name.replace('.', '/') + "/package-info.java");
        try {
            Matcher comment = COMMENT.matcher(Files.readString(file, StandardCharsets.UTF_8));
            if (!comment.find()) {
                throw new AssertionError(file + " says nothing of its package");
            }
            return sentence(comment.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(String comment) {
        String text =
                comment.replaceAll("(?m)^\\s*\\*", "").replaceAll("\\s+", " ").strip();
        String plain = text.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
        int end = plain.indexOf(". ");
        return end < 0 ? plain : plain.substring(0, end + 1);
    }
}
