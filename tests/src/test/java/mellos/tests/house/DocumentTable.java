package mellos.tests.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mellos.cli.Tree;

/** What a document of {@code docs} says in numbers: the rows of its tables, and numbers that its sentences name. */
final class DocumentTable {
    private static final Pattern RULE = Pattern.compile("\\|[-|]+\\|");
    private static final Pattern NAMED = Pattern.compile("\\b(0x[0-9a-f]+|\\d+)\\b[^|`()0-9]{0,20}\\(`([A-Z_]+)`\\)");

    private DocumentTable() {}

    /** The cells of all rows of all tables, without the quotes of code. Heads are rows, too. */
    static List<List<String>> rows(String document) throws IOException {
        return text(document)
                .lines()
                .filter(line -> line.startsWith("|") && !RULE.matcher(line).matches())
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    /** {@code 8-byte aligned (`NAME`)}, by name. */
    static Map<String, Long> numbersInSentences(String document) throws IOException {
        Map<String, Long> numbers = new TreeMap<>();
        NAMED.matcher(text(document))
                .results()
                .forEach(found -> numbers.put(found.group(2), Long.decode(found.group(1))));
        return numbers;
    }

    static String text(String document) throws IOException {
        return Files.readString(Tree.here().at(document), StandardCharsets.UTF_8);
    }
}
