package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mellos.cli.Tree;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.ProcessorBlockLayout;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.magic.abi.TypeFlags;
import org.junit.jupiter.api.Test;

/**
 * docs/abi.md's tables against {@code mellos.magic.abi}: each row's number is its constant's, and no constant lacks a
 * row.
 */
class AbiDocumentTest {
    /** {@code | number | … | `NAME` |}, with or without a column of sizes between. */
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+)(?: to (\\d+))? \\|(?: [^|`]* \\|)? `([A-Z_]+)` \\|.*");
    /** Said in a sentence. */
    private static final String ALIGNMENT = "OBJECT_ALIGNMENT";

    @Test
    void offsetsAndValuesAreTheConstants() throws Exception {
        Map<String, Long> defined = new TreeMap<>();
        for (Class<?> type : List.of(
                ObjectHeaderLayout.class,
                ClassRecordLayout.class,
                ThreadBlockLayout.class,
                ProcessorBlockLayout.class)) {
            defined.putAll(constants(type));
        }
        assertEquals(8, defined.remove(ALIGNMENT));
        Map<String, Long> written = new TreeMap<>();
        for (Matcher row : rows()) {
            if (!constants(TypeFlags.class).containsKey(row.group(3))) {
                written.put(row.group(3), Long.valueOf(row.group(1)));
            }
        }
        assertEquals(defined, written);
    }

    @Test
    void bitsAreTheFlags() throws Exception {
        Map<String, Long> flags = constants(TypeFlags.class);
        Map<String, Long> written = new TreeMap<>();
        for (Matcher row : rows()) {
            if (flags.containsKey(row.group(3))) {
                int first = Integer.parseInt(row.group(1));
                int last = row.group(2) == null ? first : Integer.parseInt(row.group(2));
                written.put(row.group(3), (1L << last + 1) - (1L << first));
            }
        }
        assertEquals(flags, written);
    }

    private static List<Matcher> rows() throws IOException {
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Tree.here().at("docs/abi.md"), StandardCharsets.UTF_8)) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.matches()) {
                rows.add(matcher);
            }
        }
        return rows;
    }

    private static Map<String, Long> constants(Class<?> type) throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (var field : type.getFields()) {
            constants.put(field.getName(), ((Number) field.get(null)).longValue());
        }
        return constants;
    }
}
