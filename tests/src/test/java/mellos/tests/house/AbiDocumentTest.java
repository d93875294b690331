package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.LineTableLayout;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.magic.abi.ProcessorBlockLayout;
import mellos.magic.abi.TaskBlockLayout;
import mellos.magic.abi.ThreadBlockLayout;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.platform.ProcessorBlock;
import mellos.runtime.platform.ThreadBlock;
import org.junit.jupiter.api.Test;

/**
 * docs/abi.md's tables against {@code mellos.magic.abi} and the structures that lie over it: each row's number is its
 * constant's, no constant lacks a row, and a row's size is that of the structure's field.
 */
class AbiDocumentTest {
    private static final String DOCUMENT = "docs/abi.md";
    private static final List<Class<?>> NUMBERS = List.of(
            ObjectHeaderLayout.class,
            ClassRecordLayout.class,
            ThreadBlockLayout.class,
            ProcessorBlockLayout.class,
            TaskBlockLayout.class,
            LineTableLayout.class);
    private static final List<Class<?>> BITS = List.of(TypeFlags.class);
    private static final Map<Class<?>, Class<?>> LAYOUT_OF = Map.of(
            ClassRecord.class, ClassRecordLayout.class,
            ThreadBlock.class, ThreadBlockLayout.class,
            ProcessorBlock.class, ProcessorBlockLayout.class);

    /**
     * {@code | number | size | `NAME` | … |}, or the same without a size.
     *
     * @param number as the document has it: one, or {@code first to last}
     */
    private record Row(String number, String size, String name) {}

    @Test
    void offsetsAndValuesAreTheConstants() throws Exception {
        Map<String, Long> bits = constants(BITS);
        Map<String, Long> written = DocumentTable.numbersInSentences(DOCUMENT);
        rows().values().stream()
                .filter(row -> !bits.containsKey(row.name()))
                .forEach(row -> written.put(row.name(), Long.decode(row.number())));
        assertEquals(constants(NUMBERS), written);
    }

    @Test
    void bitsAreTheFlags() throws Exception {
        Map<String, Long> bits = constants(BITS);
        Map<String, Long> written = new TreeMap<>();
        rows().values().stream()
                .filter(row -> bits.containsKey(row.name()))
                .forEach(row -> written.put(row.name(), mask(row.number())));
        assertEquals(bits, written);
    }

    @Test
    void sizesAreThoseOfTheStructuresFields() throws Exception {
        for (Map.Entry<Class<?>, Class<?>> structure : LAYOUT_OF.entrySet()) {
            Map<String, Long> layout = constants(List.of(structure.getValue()));
            Map<Integer, String> sizes = new TreeMap<>();
            rows().values().stream()
                    .filter(row -> layout.containsKey(row.name()) && !row.size().startsWith("…"))
                    .forEach(row -> sizes.put(Integer.valueOf(row.number()), row.size()));
            Map<Integer, Integer> fields = StructureFields.of(structure.getKey());
            assertFalse(fields.isEmpty(), structure.getKey().getName());
            fields.forEach((offset, size) -> assertEquals(
                    size.toString(), sizes.get(offset), structure.getKey().getName() + ", offset " + offset));
        }
    }

    private static Map<String, Row> rows() throws Exception {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (List<String> cells : DocumentTable.rows(DOCUMENT)) {
            if (cells.getFirst().matches("\\d+( to \\d+)?")) {
                boolean isSized = cells.size() == 4;
                String name = cells.get(isSized ? 2 : 1);
                if (name.matches("[A-Z_]+")) {
                    rows.put(name, new Row(cells.getFirst(), isSized ? cells.get(1) : "…", name));
                }
            }
        }
        return rows;
    }

    /** @param bits the number of one, or of the first and the last */
    private static long mask(String bits) {
        String[] ends = bits.split(" to ");
        return (1L << Integer.parseInt(ends[ends.length - 1]) + 1) - (1L << Integer.parseInt(ends[0]));
    }

    private static Map<String, Long> constants(List<Class<?>> types) throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Class<?> type : types) {
            for (var field : type.getFields()) {
                constants.put(field.getName(), field.getLong(null));
            }
        }
        return constants;
    }
}
