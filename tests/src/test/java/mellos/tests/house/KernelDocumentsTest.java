package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mellos.kernel.address.Layout;
import mellos.kernel.panic.PanicRecord;
import mellos.magic.Struct;
import org.junit.jupiter.api.Test;

/** Tables of the kernel's documents against what they describe. */
class KernelDocumentsTest {
    private static final String PANIC = "docs/panic.md";

    @Test
    void thePanicRecordsTableIsTheStructure() throws Exception {
        Map<Integer, Integer> written = new TreeMap<>();
        for (List<String> cells : DocumentTable.rows(PANIC)) {
            if (cells.getFirst().matches("\\d+")) {
                enter(Integer.parseInt(cells.get(0)), cells.get(1), written);
            }
        }
        assertEquals(StructureFields.of(PanicRecord.class), written);
    }

    /** @param size bytes of one field, or of each of several that follow each other: {@code 8·5} */
    private static void enter(int offset, String size, Map<Integer, Integer> fields) {
        String[] factors = size.split("·");
        int bytes = Integer.parseInt(factors[0]);
        int count = factors.length == 1 ? 1 : Integer.parseInt(factors[1]);
        for (int i = 0; i < count; i++) {
            fields.put(offset + i * bytes, bytes);
        }
    }

    @Test
    void thePanicRecordsSizeAndMagicNumberAreAsWritten() throws Exception {
        int size = PanicRecord.class.getAnnotation(Struct.class).size();
        String text = DocumentTable.text(PANIC);
        assertTrue(text.contains(size + " bytes at the symbol `mellos_panic_record`"), size + " bytes");
        assertTrue(text.contains("x/" + size / 8 + "gx &mellos_panic_record"), size / 8 + " words");
        String hex = "%016x".formatted(PanicRecord.MAGIC);
        String grouped =
                Stream.of(0, 4, 8, 12).map(at -> hex.substring(at, at + 4)).collect(Collectors.joining("_"));
        assertTrue(text.contains("`0x" + grouped + "`"), grouped);
    }

    /** Page 0 and the start of each region, which parts of a region follow under its name and more. */
    @Test
    void theAddressSpaceIsTheLayouts() throws Exception {
        Map<String, Long> addresses = new TreeMap<>();
        for (var field : Layout.class.getFields()) {
            addresses.put(field.getName(), field.getLong(null));
        }
        addresses.values().removeIf(address -> address >= 0);
        Set<String> names = Set.copyOf(addresses.keySet());
        addresses.keySet().removeIf(name -> names.stream().anyMatch(region -> name.startsWith(region + "_")));
        Set<Long> regions = new TreeSet<>(addresses.values());
        regions.add(0L);
        Set<Long> written = new TreeSet<>();
        for (List<String> cells : DocumentTable.rows("docs/memory.md")) {
            if (cells.getFirst().matches("[0-9a-f]{16}")) {
                written.add(Long.parseUnsignedLong(cells.getFirst(), 16));
            }
        }
        assertEquals(regions, written);
    }
}
