package mellos.doctor.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.LogText;
import mellos.doctor.LogText.Style;
import mellos.doctor.Verdict;
import mellos.doctor.rules.SerialText;
import mellos.doctor.x86.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One log in all the shapes that QEMU 4 to 10 and its users give it. */
class LogFormatsTest {

    private static List<LogEvent> events(String text) throws Exception {
        List<LogEvent> out = new ArrayList<>();
        LogReader.read(LogText.file("x.log", text), out::add);
        return out;
    }

    private static List<LogEvent.Delivery> deliveries(String text) throws Exception {
        return events(text).stream()
                .filter(LogEvent.Delivery.class::isInstance)
                .map(LogEvent.Delivery.class::cast)
                .toList();
    }

    @Test
    void reads64BitDumps() throws Exception {
        var d = deliveries(new LogText()
                        .set("R9", 0x1122334455667788L)
                        .set("CR2", 0xfeed000)
                        .fault(-1, 14, 0xa)
                        .text())
                .getFirst();
        assertEquals(14, d.vector());
        assertEquals(0xa, d.errorCode().number());
        assertEquals(0xfeed000, d.cr2().number());
        assertEquals(0x1122334455667788L, d.state().value(Field.R9).number());
        assertEquals(0xd01, d.state().efer().number());
        assertEquals(0xfff, d.state().value(Field.IDT_LIMIT).number());
        assertEquals(Optional.of(Mode.BITS_64), d.state().mode());
        assertEquals(0x28, d.state().segment(SegmentName.TR).selector());
        assertEquals(0x67, d.state().segment(SegmentName.TR).limit());
    }

    @ParameterizedTest
    @EnumSource(names = {"QEMU_32", "QEMU_I386"})
    void reads32BitDumps(Style style) throws Exception {
        var d = deliveries(new LogText()
                        .style(style)
                        .set("RDI", 0xcafe)
                        .fault(-1, 13, 0x10)
                        .text())
                .getFirst();
        assertEquals(0xcafe, d.state().value(Field.RDI).number());
        assertEquals(0x101000, d.ip().number());
        assertEquals(Optional.of(Mode.BITS_32), d.state().mode());
        assertEquals(0x7ff, d.state().value(Field.IDT_LIMIT).number());
    }

    @Test
    void readsTheOldNameOfTheAccumulator() throws Exception {
        String text = new LogText().fault(-1, 13, 0).text().replace("env->regs[R_EAX]=", "EAX=");
        assertEquals(13, deliveries(text).getFirst().vector());
        assertTrue(deliveries(text).getFirst().state().has(Field.EFER));
    }

    @Test
    void readsExtendedRegistersOfNewerVersions() throws Exception {
        String apx = "R16=0000000000000000 R17=0000000000000000 R18=0000000000000000 R19=0000000000000000\n";
        String text = new LogText().fault(-1, 13, 0).text().replace("RIP=", apx + "RIP=")
                + "FCW=037f FSW=0000 [ST=0] FTW=00 MXCSR=00001f80\n"
                + "FPR0=0000000000000000 0000 FPR1=0000000000000000 0000\n"
                + "XMM00=0000000000000000 0000000000000000 XMM01=0000000000000000 0000000000000000\n"
                + "YMM00=0000000000000000 0000000000000000 0000000000000000 0000000000000000\n"
                + "Opmask00=00000000 Opmask01=00000000\n";
        var d = deliveries(text).getFirst();
        assertEquals(0xffffffff80001000L, d.state().rip().number());
        assertEquals(0x1f80, d.state().value(Field.MXCSR).number());
    }

    @Test
    void readsLogsOfWindowsAndWithPrefixes() throws Exception {
        String text = new LogText().set("CR2", 0x10).fault(-1, 14, 0).text();
        assertEquals(1, deliveries(text.replace("\n", "\r\n")).size());
        String prefixed = text.lines().map(each -> "[12:00:01.123] " + each).reduce("", (a, b) -> a + b + "\n");
        assertEquals(1, deliveries(prefixed).size());
    }

    @Test
    void toleratesForeignLinesAnywhere() throws Exception {
        StringBuilder text = new StringBuilder();
        new LogText()
                .set("CR2", 0x10)
                .fault(-1, 14, 0)
                .doubleFault(14, 13)
                .triple(13)
                .text()
                .lines()
                .forEach(each ->
                        text.append(each).append("\nhello from the guest: CR0 is fine, RAX=?\n\n\u0001\u0002\n"));
        var all = deliveries(text.toString());
        assertEquals(2, all.size());
        assertEquals(0xd01, all.getFirst().state().efer().number());
    }

    @Test
    void readsGuestOutputGluedToTheFront() throws Exception {
        String text = new LogText().fault(-1, 13, 0).text();
        assertEquals(1, deliveries("Booting kernel..." + text).size());
        assertEquals(2, events("Loading" + text).size());
    }

    @Test
    void putsInterleavedDumpsTogether() throws Exception {
        String first = new LogText()
                .set("RIP", 0x1000)
                .set("RSP", 0x9000)
                .fault(-1, 13, 0)
                .text();
        String second = new LogText()
                .set("RIP", 0x2000)
                .set("RSP", 0xa000)
                .fault(-1, 6, 0)
                .text();
        List<String> a = first.lines().toList();
        List<String> b = second.lines().toList();
        String mixed = String.join("\n", a.subList(0, 2)) + "\n" + String.join("\n", b.subList(0, 2)) + "\n"
                + String.join("\n", b.subList(2, b.size())) + "\n"
                + String.join("\n", a.subList(2, a.size())) + "\n";
        var all = deliveries(mixed);
        assertEquals(2, all.size());
        assertEquals(0x1000, all.get(0).state().rip().number());
        assertEquals(0x2000, all.get(1).state().rip().number());
    }

    @Test
    void readsTruncatedLogsAtEveryByte() throws Exception {
        String text = new LogText()
                .set("CR2", 0x10)
                .fault(-1, 14, 0)
                .doubleFault(14, 13)
                .triple(13)
                .text();
        for (int length = 60; length < text.length(); length += 7) {
            String cut = text.substring(0, length);
            for (LogEvent.Delivery each : deliveries(cut)) {
                assertTrue(each.vector() == 14 || each.vector() == 8 || each.vector() == 0 || each.vector() == 1, cut);
            }
        }
    }

    @Test
    void neverFailsOnGarbledLines() throws Exception {
        var random = new java.util.Random(7);
        String text = new LogText()
                .set("CR2", 0x10)
                .fault(-1, 14, 0)
                .interrupt(0x20)
                .doubleFault(14, 13)
                .triple(13)
                .reset(0)
                .line("apic_mem_writel 0x300 = 0x4500")
                .line("0x00100000:  90  nop")
                .text();
        for (int round = 0; round < 3000; round++) {
            StringBuilder broken = new StringBuilder(text);
            for (int i = 0; i < 12; i++) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> broken.deleteCharAt(at);
                    default -> broken.insert(at, (char) (32 + random.nextInt(90)));
                }
            }
            Doctor.diagnose(List.of(LogText.file("broken.log", broken.toString())), Optional.empty(), SerialText.NONE);
        }
    }

    @Test
    void readsCompressedLogs() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new LogText().fault(-1, 13, 0).text().getBytes(StandardCharsets.ISO_8859_1));
        }
        List<LogEvent> out = new ArrayList<>();
        LogReader.read(new LogFile("log.gz", () -> new ByteArrayInputStream(packed.toByteArray())), out::add);
        assertEquals(2, out.size());
    }

    @Test
    void refusesWhatIsNoLogInOneSentence() {
        assertTrue(refusal("").contains("is empty"));
        assertTrue(refusal("hello\nworld\n").contains("is not a log"));
        assertTrue(refusal("\0\0\0\1\2\3").contains("binary"));
        assertTrue(refusal("\177ELF\2\1\1").contains("--kernel"));
        assertTrue(refusal("a".repeat(LineSource.LONGEST_LINE * 9)).contains("is not a log"));
    }

    private static String refusal(String text) {
        String message =
                assertThrows(UnreadableLogException.class, () -> events(text)).getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }

    @Test
    void cutsOverlongLinesAndGoesOn() throws Exception {
        String fault = new LogText().fault(-1, 13, 0).text();
        assertEquals(1, deliveries("x".repeat(300_000) + "\n" + fault).size());
        assertEquals(
                2,
                deliveries(fault + "y".repeat(LineSource.LONGEST_LINE * 5) + "\n" + fault)
                        .size());
    }

    @Test
    void oneFileForEachProcessor() throws Exception {
        LogFile boot = LogText.file(
                "log.1", new LogText().interrupt(0x20).interrupt(0x20).text());
        LogFile other = LogText.file(
                "log.2",
                new LogText()
                        .set("EFER", 0x500)
                        .set("CR2", 0xffffffff80500000L)
                        .set("GDT", 0x8070)
                        .set("IDT", 0)
                        .set("IDTL", 0xffff)
                        .fault(-1, 14, 0xa)
                        .doubleFault(14, 13)
                        .triple(13)
                        .text());
        Diagnosis diagnosis = Doctor.diagnose(List.of(boot, other), Optional.empty(), SerialText.NONE);
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertEquals("nx-without-nxe", diagnosis.cause().orElseThrow().rule().id());
        assertTrue(
                diagnosis.scene().processors().name().contains("log.2"),
                diagnosis.scene().processors().name());
        assertTrue(
                diagnosis.scene().processors().differences().stream()
                        .anyMatch(each -> each.contains("NXE is 0, there 1")),
                () -> diagnosis.scene().processors().differences().toString());
    }

    @Test
    void theResetNamesTheProcessor() throws Exception {
        LogText log = new LogText()
                .set("CR2", 0x10)
                .fault(-1, 14, 0)
                .doubleFault(14, 14)
                .triple(14)
                .set("RIP", 0x5555)
                .reset(0)
                .set("RIP", 0xffffffff80001000L)
                .set("CR2", 0x80)
                .reset(3);
        Diagnosis diagnosis = log.diagnose();
        assertEquals(OptionalInt.of(3), diagnosis.chain().orElseThrow().processor());
        assertEquals(
                0x80, diagnosis.chain().orElseThrow().nested().getLast().cr2().number());
    }
}
