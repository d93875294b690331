package mellos.doctor.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.LogText;
import mellos.doctor.Verdict;
import mellos.doctor.report.Lead;
import mellos.doctor.report.TextReport;
import mellos.doctor.rules.Finding.Confidence;
import mellos.doctor.rules.SerialText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** One death in the shapes that people paste, mail and compress: the answer must stay the same, or become careful. */
class PastedLogsTest {

    /** A fault that only the register dump explains: the tables in CR3 lack the code. */
    private static String death() {
        return new LogText()
                .set("RIP", 0xffffffff80001234L)
                .set("CR2", 0xffffffff80001234L)
                .set("CR3", 0x209000)
                .fault(-1, 14, 0x10)
                .set("CR2", 0xffffffff800300e0L)
                .doubleFault(14, 14)
                .triple(14)
                .text();
    }

    private static Diagnosis diagnose(byte[] bytes) throws Exception {
        LogFile file = new LogFile("pasted.log", () -> new ByteArrayInputStream(bytes));
        return Doctor.diagnose(List.of(file), Optional.empty(), SerialText.NONE);
    }

    private static Diagnosis diagnose(String text) throws Exception {
        return diagnose(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String lines(String text, UnaryOperator<String> change) {
        return text.lines().map(change).reduce("", (a, b) -> a + b + "\n");
    }

    private static String numbered(String text, String format) {
        List<String> all = text.lines().toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> String.format(format, i + 1, all.get(i)))
                .reduce("", (a, b) -> a + b + "\n");
    }

    static Stream<Arguments> shapes() {
        String log = death();
        return Stream.of(
                Arguments.of("quoted", lines(log, each -> "> " + each)),
                Arguments.of("quoted twice, without blanks", lines(log, each -> ">>" + each)),
                Arguments.of("in a table", lines(log, each -> "| " + each)),
                Arguments.of("numbered by cat -n", numbered(log, "%6d\t%s")),
                Arguments.of("numbered by grep -n", numbered(log, "%d:%s")),
                Arguments.of("numbered by an editor", numbered(log, "%4d | %s")),
                Arguments.of("time-stamped", lines(log, each -> "[12:00:01.123] " + each)),
                Arguments.of("time-stamped by ts", lines(log, each -> "Nov 25 13:42:54 " + each)),
                Arguments.of("from a container's log", lines(log, each -> "qemu_1  | 2026-11-25T13:42:54Z " + each)),
                Arguments.of("indented by tabs", lines(log, each -> "\t\t" + each)),
                Arguments.of(
                        "with serial text in an announcement",
                        log.replace("check_exception old: 0xe", "check_exception kernel: hello\nold: 0xe")),
                Arguments.of(
                        "after firmware's interrupts",
                        "Servicing hardware INT=0x08\n".repeat(3)
                                + new LogText().reset(0).text()
                                + log.replace("check_exception old: 0xe new 0xe\n", "")),
                Arguments.of(
                        "registers wrapped", log.replaceAll("(?m)^(R\\S+ *=\\S+ \\S+ *\\S*) (R\\S+ *=)", "$1\n$2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void theAnswerStays(String name, String text) throws Exception {
        Diagnosis diagnosis = diagnose(text);
        assertEquals(Verdict.DIED, diagnosis.verdict(), name);
        assertEquals(
                "new-cr3-lacks-code",
                diagnosis.cause().orElseThrow().rule().id(),
                () -> diagnosis.causes().toString());
        assertTrue(
                diagnosis.cause().orElseThrow().cause().contains("0x209000"),
                () -> diagnosis.causes().toString());
    }

    @Test
    void readsUtf16OfEitherOrder() throws Exception {
        for (Charset each : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("\ufeff", "")) {
                Diagnosis diagnosis = diagnose((mark + death()).getBytes(each));
                assertEquals(
                        "new-cr3-lacks-code",
                        diagnosis.cause().orElseThrow().rule().id(),
                        each.name());
            }
        }
    }

    @Test
    void readsXz() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options(1))) {
            xz.write(death().getBytes(StandardCharsets.ISO_8859_1));
        }
        assertEquals(
                "new-cr3-lacks-code",
                diagnose(packed.toByteArray()).cause().orElseThrow().rule().id());
    }

    private static String headers(String text) {
        return text.lines()
                .filter(each -> each.contains("v=") || each.contains("check"))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void headerLinesAloneMakeNothingCertain() throws Exception {
        String unmapped =
                headers(new LogText().set("CR2", 0x40000000L).dies(14, 2).text());
        for (String text :
                List.of(unmapped, unmapped.replace(" SP=", "\n     SP="), unmapped.replace(" pc=", "\n pc="))) {
            Diagnosis diagnosis = diagnose(text);
            assertEquals(
                    "unmapped-kernel-access",
                    diagnosis.cause().orElseThrow().rule().id(),
                    text);
            assertTrue(
                    Lead.of(diagnosis).what().contains("0x40000000"),
                    () -> Lead.of(diagnosis).what());
            assertFalse(diagnosis.causes().stream().anyMatch(each -> each.confidence() == Confidence.CERTAIN));
        }
    }

    @Test
    void aMissingAddressIsUnknownAndNotZero() throws Exception {
        String text = headers(new LogText().set("CR2", 0x40000000L).dies(14, 2).text())
                .replaceAll(" CR2=\\w+", "");
        Diagnosis diagnosis = diagnose(text);
        assertTrue(
                diagnosis.causes().stream().noneMatch(each -> each.rule().id().startsWith("null-")), text);
        assertFalse(TextReport.of(diagnosis).contains("address 0x0"), TextReport.of(diagnosis));
    }

    @Test
    void aTaskStateReadShowsInTheHeaderLine() throws Exception {
        LogText log = new LogText()
                .user()
                .set("RIP", 0x400000)
                .interrupt(0x20)
                .set("CR2", 4)
                .fault(-1, 14, 0);
        Diagnosis diagnosis =
                diagnose(headers(log.doubleFault(14, 14).triple(14).text()));
        assertEquals(
                "tss-not-loaded",
                diagnosis.cause().orElseThrow().rule().id(),
                () -> diagnosis.causes().toString());
    }

    @Test
    void theTailAloneSaysThatTheBeginningIsMissing() throws Exception {
        String text = death();
        Diagnosis diagnosis = diagnose(text.substring(text.indexOf("check_exception old: 0xe")));
        assertTrue(diagnosis.chain().orElseThrow().beginningLost());
        assertTrue(TextReport.of(diagnosis).contains("beginning is missing"), TextReport.of(diagnosis));
    }

    @Test
    void oneLineOfTheEmulatorIsALog() throws Exception {
        Diagnosis diagnosis =
                diagnose("qemu-system-x86_64: Trying to execute code outside RAM or ROM at 0x00000000c0100000\n");
        assertEquals(
                "executes-outside-memory",
                diagnosis.cause().orElseThrow().rule().id());
    }

    @Test
    void registersAloneAreNoFault() throws Exception {
        Diagnosis diagnosis = diagnose(
                "(qemu) info registers\n\nCPU#0\n" + new LogText().dump().text());
        assertEquals(Verdict.TOLD, diagnosis.verdict());
        assertEquals("registers-only", diagnosis.cause().orElseThrow().rule().id());
    }
}
