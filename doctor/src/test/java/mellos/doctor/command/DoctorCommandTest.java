package mellos.doctor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mellos.doctor.LogText;
import mellos.doctor.dump.DumpBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command: what it prints, and with which status it ends. */
class DoctorCommandTest {
    @TempDir
    private Path folder;

    private record Result(int status, String out, String err) {}

    private static Result run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                DoctorCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new Result(command.execute(words), out.toString(), err.toString());
    }

    private Path file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private Path log(LogText log) throws Exception {
        return Files.writeString(folder.resolve("qemu.log"), log.text());
    }

    private static LogText death() {
        return new LogText()
                .set("CR2", 0x18)
                .fault(-1, 14, 0)
                .doubleFault(14, 13)
                .triple(13);
    }

    /** A bad image costs a warning, not the diagnosis. */
    private static void warned(Result result, String naming) {
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("null pointer"), result.out());
        String warning = result.out().replaceAll("\\s+", " ");
        assertTrue(warning.contains("warning: ") && warning.contains(naming), result.out());
    }

    private static void refused(Result result, String naming) {
        assertEquals(2, result.status(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains(naming), result.err());
        assertEquals("", result.out());
    }

    @Test
    void threeLinesSayWhatWhereAndWhatToDo() throws Exception {
        Result result = run(log(death()));
        assertEquals(0, result.status());
        List<String> lines = result.out().lines().toList();
        assertEquals("It read through a null pointer plus an offset of 0x18.", lines.get(0));
        assertEquals("where: 0xffffffff80001000, #PF in kernel mode", lines.get(1));
        assertEquals("do:    Find where the pointer used here should have been set.", lines.get(2));
        assertTrue(lines.stream().skip(3).allMatch(each -> each.length() <= 80), result.out());
        assertEquals("", result.err());
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        Result result = run(log(death()), "--json");
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertEquals("died", json.path("verdict").asText());
        assertEquals("null-pointer", json.path("causes").path(0).path("rule").asText());
        assertEquals("0x18", json.path("fault").path("cr2").asText());
        assertEquals("0xd01", json.path("fault").path("registers").path("efer").asText());
        assertTrue(json.path("causes").path(0).path("evidence").size() > 0);
        assertTrue(json.path("fault").path("tripleFault").asBoolean());
    }

    @Test
    void badInputIsOneSentence() throws Exception {
        Path good = log(death());
        refused(run(folder.resolve("missing.log")), "missing.log does not exist");
        refused(run(folder), "is a directory");
        refused(run(file("empty.log", new byte[0])), "empty.log is empty");
        refused(run(file("binary.log", new byte[] {0, 1, 2, 3, 0, 0, 10, 0})), "binary");
        refused(run(file("letter.log", "Dear reader,\nno log.\n".getBytes())), "is not a log");
        warned(run(good, "--kernel", folder.resolve("no.elf")), "no.elf does not exist");
        warned(run(good, "--kernel", file("text.elf", "hello".getBytes())), "is not an ELF file");
        warned(run(good, "--kernel", file("empty.elf", new byte[0])), "is empty");
        warned(run(good, "--kernel", folder), "is not a file");
        refused(run(good, "--serial", folder.resolve("no.txt")), "no.txt does not exist");
        refused(run(good, "--frobnicate"), "--frobnicate");
        refused(run(), "LOG");
    }

    @Test
    void elfFilesOfOtherMachinesAreNamed() throws Exception {
        byte[] arm = new byte[64];
        arm[0] = 0x7f;
        arm[1] = 'E';
        arm[2] = 'L';
        arm[3] = 'F';
        arm[4] = 2;
        arm[5] = 1;
        arm[18] = (byte) 183;
        warned(run(log(death()), "--kernel", file("arm.elf", arm)), "AArch64");
        arm[18] = 62;
        arm[40] = 100;
        arm[60] = 5;
        arm[58] = 64;
        warned(run(log(death()), "--kernel", file("damaged.elf", arm)), "damaged");
    }

    @Test
    void aLogWithoutAFaultIsSaidSo() throws Exception {
        refused(run(log(new LogText().interrupt(0x20))), "no fault in this log");
    }

    @Test
    void aHealthyLogIsSaidSo() throws Exception {
        Result result = run(log(new LogText()
                .set("CR2", 0x400000)
                .fault(-1, 14, 2)
                .set("RSP", 0xffffffff80108100L)
                .interrupt(0x20)));
        assertEquals(0, result.status());
        assertTrue(result.out().startsWith("Nothing is wrong in this log"), result.out());
        assertFalse(result.out().contains("Evidence"), result.out());
    }

    @Test
    void explainsItself() {
        Result result = run("--help");
        assertEquals(0, result.status());
        assertTrue(result.out().contains("--kernel"), result.out());
    }

    private Path dump() throws Exception {
        byte[] core = new DumpBytes()
                .memory(0x1000, 6)
                .store(0x1000, 0x2007)
                .store(0x2000, 0x3007)
                .store(0x3000, 0x4007)
                .store(0x4028, 0x5007)
                .store(0x5000, new byte[] {0x48, (byte) 0x8b, 0x00})
                .processor(0x5000, 0x5800, 0, 0x1000, 0x5100, 0)
                .elfCore();
        return file("machine.dump", core);
    }

    @Test
    void aDumpIsAnsweredInTheSameForm() throws Exception {
        Result result = run("--dump", dump());
        assertEquals(0, result.status(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals("It used a null pointer plus 0x100; unhandled: no IDT is loaded.", lines.get(0));
        assertEquals("do:    Find why the pointer is null: it is in RAX.", lines.get(2));
        assertEquals("where: 0x5000, #PF on CPU 0 in kernel mode", lines.get(1));
        assertTrue(lines.stream().skip(3).allMatch(each -> each.length() <= 80), result.out());
    }

    @Test
    void aDumpHasItsDataAndItsPage() throws Exception {
        Path page = folder.resolve("dump.html");
        Result result = run("--dump", dump(), "--json", "--html", page);
        assertEquals(0, result.status(), result.err());
        JsonNode root = new ObjectMapper().readTree(result.out());
        assertEquals("died", root.path("verdict").asText());
        assertEquals("dump-null-pointer", root.path("rule").asText());
        String html = Files.readString(page);
        assertTrue(html.contains("<h1>" + root.path("what").asText() + "</h1>"), html);
        assertTrue(html.contains("PTE[0] at 0x4000"), html);
    }

    @Test
    void aDumpRuleIsExplained() {
        Result result = run("--explain", "dump-table-overwritten");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().replaceAll("\\s+", " ").contains("The frame was handed out twice"), result.out());
    }

    @Test
    void whatIsNoDumpIsRefusedInOneSentence() throws Exception {
        refused(run("--dump", folder.resolve("missing")), "does not exist");
        refused(run("--dump", file("text", "hello".getBytes())), "is no dump");
        refused(run("--dump", dump(), "--connect", "x"), "give one of them");
        refused(run("--connect", folder.resolve("missing.sock")), "does not exist");
        refused(run("--connect", "192.0.2.1:4444"), "is not this machine");
        refused(run("--connect", file("file", new byte[1])), "cannot speak to QEMU");
    }
}
