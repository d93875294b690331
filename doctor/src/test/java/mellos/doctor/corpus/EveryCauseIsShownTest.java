package mellos.doctor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mellos.doctor.machine.DumpRules;
import org.junit.jupiter.api.Test;

/** Every cause and every check of a dump has a broken kernel that shows it, a name of its own, and an explanation. */
class EveryCauseIsShownTest {
    /** Shown by kernels of mellos. */
    private static final Set<String> ELSEWHERE = Set.of("dump-kernel-panic");

    @Test
    void hasItsKernel() throws IOException {
        Set<String> missing = new TreeSet<>(DumpRules.ids());
        missing.removeAll(ELSEWHERE);
        for (Kernel each : Kernel.table("dumps.kernels")) {
            missing.remove(each.rule());
            each.code()
                    .lines()
                    .filter(line -> line.startsWith("# flaw: "))
                    .map(line -> line.substring(8))
                    .forEach(missing::remove);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void isExplained() {
        List<String> without = DumpRules.ids().stream()
                .filter(each -> DumpRules.explanation(each)
                        .filter(text -> text.split(" ").length >= 6)
                        .isEmpty())
                .toList();
        assertEquals(List.of(), without);
        assertEquals(Optional.empty(), DumpRules.explanation("no-such-rule"));
    }

    @Test
    void hasANameOfItsOwn() {
        assertEquals(DumpRules.ids().size(), Set.copyOf(DumpRules.ids()).size());
        assertTrue(DumpRules.ids().size() >= 40, DumpRules.ids().size() + " causes and checks");
    }
}
