package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.serial.SerialLine;
import mellos.cli.serial.Table;
import mellos.doctor.BadInputException;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.Verdict;
import mellos.selftest.injection.InjectionCatalogue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Faults put into bring-up on purpose: the kernel names the cause on the processor that has it, nothing is reset, and
 * the processors that are left run all test tasks.
 */
@Tag("injection")
public class InjectionsTest {
    private static final int PROCESSORS = 3;
    private static final Map<String, String[]> ROWS = new ConcurrentSkipListMap<>();
    private static final String REPAIRED = "online";

    /** What has been injected so far and what came of it, as a table. */
    public static String table() {
        Table table = new Table(
                "injected",
                "machine",
                "markers",
                "cause that the kernel names",
                "the doctor, by log and serial text",
                "others online",
                "tasks passed",
                "verdict");
        ROWS.values().forEach(table::row);
        return table.toString();
    }

    @Test
    void everyInjectionHasItsTest() {
        assertEquals(InjectionCatalogue.all(), List.copyOf(expectations().keySet()));
    }

    @TestFactory
    @Tag("boot")
    @Tag("image")
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> onQemu() {
        return expectations().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> injected(e.getKey(), onMachine(e.getValue(), 0), false)))
                .toList();
    }

    @TestFactory
    @Tag("boot")
    @Tag("image")
    @Tag("bochs")
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> onTheStrictMachine() {
        return expectations().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> injected(e.getKey(), onMachine(e.getValue(), 1), true)))
                .toList();
    }

    private static void injected(String injection, String expected, boolean bochs) {
        String name = "injections/" + injection.replace(':', '-') + (bochs ? "-bochs" : "");
        String option = "inject=" + injection + "@1";
        Boot boot = bochs
                ? Boot.onBochs(name, Kernels.elf(), PROCESSORS, 256, option, 400)
                : Boot.onQemu(
                        name,
                        EmulatedMachine.booting(Kernels.elf())
                                .withProcessors(PROCESSORS, "")
                                .withCommandLine(option)
                                .withLog(Kernels.runs(name).resolve("qemu-debug.log")),
                        120);
        Optional<Diagnosis> diagnosis = bochs ? Optional.empty() : diagnosis(boot);
        String[] row =
                row(injection, boot, bochs, diagnosis.map(InjectionsTest::words).orElse(""));
        ROWS.put(injection + row[1], row);
        judge(boot, expected);
        if (!bochs) {
            assertAgreement(injection, diagnosis, boot);
        }
        row[7] = "named";
    }

    private static void judge(Boot boot, String expected) {
        assertTrue(
                boot.report().end().isPresent(),
                () -> "the machine did not go on: " + boot.verdict().text() + "; " + boot.where());
        SerialLine hit = boot.report().processors().get(1L);
        if (expected.equals(REPAIRED)) {
            assertEquals("online", hit.text("state"), boot::where);
        } else {
            assertEquals("failed", state(boot), boot::where);
            assertTrue(
                    cause(boot).contains(expected),
                    () -> "the cause holds '" + expected + "': " + cause(boot) + "; " + boot.where());
        }
        for (long other : new long[] {0, 2}) {
            assertEquals(
                    "online",
                    boot.report().processors().get(other).text("state"),
                    () -> "processor " + other + "; " + boot.where());
        }
        boot.assertPassed();
    }

    /**
     * Where the processor takes an exception, the emulator's log leads the doctor to the cause that the kernel names.
     */
    private static void assertAgreement(String injection, Optional<Diagnosis> diagnosis, Boot boot) {
        String rule = diagnosis
                .filter(each -> each.verdict() == Verdict.STOPPED)
                .flatMap(Diagnosis::cause)
                .map(each -> each.rule().id())
                .orElse("none");
        assertEquals(
                words("injections-doctor.txt").getOrDefault(injection, "none"),
                rule,
                () -> "the kernel says: " + cause(boot) + "; " + boot.where());
    }

    private static String state(Boot boot) {
        return boot.report().lines("processor").stream()
                .filter(p -> p.number("index") == 1)
                .map(p -> p.text("state"))
                .findFirst()
                .orElse("not mentioned");
    }

    private static String cause(Boot boot) {
        return boot.report().lines("processor").stream()
                .filter(p -> p.number("index") == 1)
                .map(p -> p.text("cause"))
                .findFirst()
                .orElse("");
    }

    private static String[] row(String injection, Boot boot, boolean bochs, String doctor) {
        String markers = boot.report().lines("processor").stream()
                .filter(p -> p.number("index") == 1)
                .map(p -> p.text("markers"))
                .findFirst()
                .orElse("");
        long others = boot.report().processors().entrySet().stream()
                .filter(p -> p.getKey() != 1 && p.getValue().text("state").equals("online"))
                .count();
        long passed = boot.report().tasks().stream()
                .filter(t -> t.text("result").equals("pass"))
                .count();
        String named = state(boot).equals("online") ? "(repaired, came online)" : cause(boot);
        return new String[] {
            injection,
            bochs ? "Bochs" : "QEMU",
            markers,
            named,
            doctor,
            "" + others,
            passed + "/" + boot.report().tasks().size(),
            "NOT NAMED"
        };
    }

    /** What the emulator's log and the kernel's words tell the doctor; empty where it finds no fault. */
    private static Optional<Diagnosis> diagnosis(Boot boot) {
        try {
            return Optional.of(Doctor.diagnose(new DoctorInput(
                    List.of(boot.folder().resolve("qemu-debug.log")),
                    Optional.of(Kernels.elf()),
                    Optional.of(boot.folder().resolve("serial.log")))));
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    /** Its rule and how sure it is. */
    private static String words(Diagnosis diagnosis) {
        return diagnosis
                .cause()
                .map(each -> each.rule().id() + " (" + each.confidence().name().toLowerCase(Locale.ROOT) + ")")
                .orElse(diagnosis.verdict().words());
    }

    /** The words for QEMU (0) or the strict machine (1); both have the same where only one is given. */
    private static String onMachine(String words, int machine) {
        String[] parts = words.split(" \\| ");
        return parts[Math.min(machine, parts.length - 1)].strip();
    }

    /** Words by injection, in the order of the list. */
    private static Map<String, String> expectations() {
        return words("injections.txt");
    }

    private static Map<String, String> words(String resource) {
        try (InputStream in = InjectionsTest.class.getResourceAsStream(resource)) {
            Map<String, String> result = new LinkedHashMap<>();
            new String(in.readAllBytes())
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .forEach(l -> {
                        int blank = l.indexOf(' ');
                        result.put(l.substring(0, blank), l.substring(blank).strip());
                    });
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
