package mellos.doctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every rule has its own broken kernel or log, and its name is its own. */
class RuleBookTest {
    /** Fallbacks that say that the true cause is not in the log; a double fault's nested vector alone reaches them. */
    private static final Set<String> FALLBACKS = Set.of("delivery-failed");

    private static final Set<String> ELSEWHERE = Set.of(
            "pointer-truncated",
            "kernel-section-not-mapped",
            "kernel-stopped-itself",
            "write-protection-off-on-a-processor",
            "unnamed-exception");

    @Test
    void everyRuleIsTested() throws IOException {
        Set<String> untested = new TreeSet<>();
        RuleBook.all().forEach(rule -> untested.add(rule.id()));
        for (String table : List.of("faults", "delivery", "modes", "wanders", "entries")) {
            resource(table)
                    .lines()
                    .filter(each -> each.startsWith("rule: "))
                    .forEach(each -> untested.remove(each.substring(6)));
        }
        untested.removeAll(UnreproducibleCausesTest.CASES.keySet());
        untested.removeAll(ELSEWHERE);
        untested.removeAll(FALLBACKS);
        assertEquals(Set.of(), untested);
    }

    @Test
    void everyRuleIsExplained() {
        List<String> without = RuleBook.all().stream()
                .map(Rule::id)
                .filter(each -> Explanations.of(each).split(" ").length < 6)
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void namesAreUnique() {
        long distinct = RuleBook.all().stream().map(Rule::id).distinct().count();
        assertEquals(RuleBook.all().size(), distinct);
        assertTrue(distinct >= 90, distinct + " rules");
    }

    private static String resource(String table) throws IOException {
        try (InputStream in = RuleBookTest.class.getResourceAsStream("/mellos/doctor/corpus/" + table + ".kernels")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
