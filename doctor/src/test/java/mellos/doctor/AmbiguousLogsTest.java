package mellos.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.report.Lead;
import mellos.doctor.report.TextReport;
import mellos.doctor.rules.Finding.Confidence;
import mellos.doctor.rules.SerialText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that are healthy, or that do not say enough: no cause may be invented, and none be called certain. */
class AmbiguousLogsTest {

    static Stream<Arguments> withoutCause() {
        return Stream.of(
                Arguments.of(
                        "power-on resets only",
                        new LogText().line("CPU Reset (CPU 0)").line("CPU Reset (CPU 1)"),
                        Verdict.NO_FAULT),
                Arguments.of(
                        "timer interrupts",
                        new LogText()
                                .interrupt(0x20)
                                .set("RIP", 0xffffffff80002000L)
                                .interrupt(0x20)
                                .interrupt(0x21),
                        Verdict.NO_FAULT),
                Arguments.of(
                        "system calls",
                        new LogText()
                                .user()
                                .set("RIP", 0x400100)
                                .delivery(0x80, 0, true)
                                .set("RIP", 0x400200)
                                .delivery(0x80, 0, true),
                        Verdict.NO_FAULT),
                Arguments.of("breakpoint at the end", new LogText().delivery(3, 0, true), Verdict.NO_FAULT),
                Arguments.of(
                        "page fault, then a timer elsewhere",
                        new LogText()
                                .set("CR2", 0x400000)
                                .fault(-1, 14, 2)
                                .set("RSP", 0xffffffff80108100L)
                                .interrupt(0x20),
                        Verdict.HEALTHY),
                Arguments.of(
                        "user page faults, answered",
                        new LogText()
                                .user()
                                .set("RIP", 0x400100)
                                .set("CR2", 0x7f0000)
                                .fault(-1, 14, 6)
                                .set("RIP", 0x400200)
                                .set("CR2", 0x7f1000)
                                .fault(-1, 14, 6)
                                .set("RIP", 0x400300)
                                .delivery(0x80, 0, true),
                        Verdict.HEALTHY),
                Arguments.of(
                        "user stack growing, last event",
                        new LogText()
                                .user()
                                .set("RIP", 0x400100)
                                .set("CR2", 0x7f2000)
                                .fault(-1, 14, 6)
                                .set("RIP", 0x400200)
                                .set("CR2", 0x7f1000)
                                .fault(-1, 14, 6)
                                .set("RIP", 0x400300)
                                .set("CR2", 0x7f0000)
                                .fault(-1, 14, 6),
                        Verdict.HEALTHY),
                Arguments.of(
                        "probing general protection, answered",
                        new LogText()
                                .fault(-1, 13, 0)
                                .set("RIP", 0xffffffff80002000L)
                                .set("RSP", 0xffffffff80108200L)
                                .interrupt(0x20),
                        Verdict.HEALTHY),
                Arguments.of("BIOS restarts by a triple fault", bios(), Verdict.NO_FAULT),
                Arguments.of(
                        "interrupts in BIOS only",
                        bios().line("Servicing hardware INT=0x08").line("Servicing hardware INT=0x08"),
                        Verdict.NO_FAULT),
                Arguments.of(
                        "a few real-mode exceptions",
                        new LogText()
                                .set("CR0", 0x10)
                                .line("check_exception old: 0xffffffff new 0x6")
                                .reset(0),
                        Verdict.NO_FAULT),
                Arguments.of(
                        "system management only",
                        new LogText()
                                .line("SMM: enter")
                                .style(LogText.Style.QEMU_32)
                                .dump()
                                .line("SMM: after RSM")
                                .dump(),
                        Verdict.NO_FAULT));
    }

    private static LogText bios() {
        return new LogText()
                .style(LogText.Style.QEMU_I386)
                .set("RIP", 0xefaad)
                .set("GDT", 0xf6180)
                .set("IDT", 0xf61be)
                .set("IDTL", 0)
                .delivery(3, 0, true)
                .fault(-1, 13, 0x1a)
                .doubleFault(13, 13)
                .triple(13);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutCause")
    void inventsNoCause(String name, LogText log, Verdict verdict) throws Exception {
        Diagnosis diagnosis = log.diagnose();
        assertEquals(verdict, diagnosis.verdict(), () -> name + ": " + diagnosis.causes());
        assertEquals(List.of(), diagnosis.causes());
    }

    @Test
    void aLastPageFaultIsNotCalledFatal() throws Exception {
        Diagnosis diagnosis =
                new LogText().set("CR2", 0xffffc00000001000L).fault(-1, 14, 2).diagnose();
        assertEquals(Verdict.LAST_EVENT, diagnosis.verdict());
        assertTrue(
                Lead.of(diagnosis).what().startsWith("If the machine stopped here"),
                Lead.of(diagnosis).what());
    }

    @Test
    void anUnknownProtectionFaultIsNotCertain() throws Exception {
        Diagnosis diagnosis =
                new LogText().fault(-1, 13, 0).doubleFault(13, 13).triple(13).diagnose();
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertFalse(
                diagnosis.causes().getFirst().confidence() == Confidence.CERTAIN,
                () -> diagnosis.causes().toString());
        assertTrue(
                diagnosis.advice().stream().anyMatch(each -> each.contains("--kernel")),
                () -> diagnosis.advice().toString());
        assertTrue(
                diagnosis.advice().stream().anyMatch(each -> each.contains("in_asm")),
                () -> diagnosis.advice().toString());
    }

    @Test
    void withoutTheResetLineTheFlagIsNamed() throws Exception {
        String text = new LogText().fault(-1, 13, 0).doubleFault(13, 13).text() + "check_exception old: 0x8 new 0xd\n";
        Diagnosis diagnosis =
                Doctor.diagnose(List.of(LogText.file("int-only.log", text)), Optional.empty(), SerialText.NONE);
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertTrue(
                diagnosis.advice().stream().anyMatch(each -> each.contains("cpu_reset")),
                () -> diagnosis.advice().toString());
    }

    @Test
    void recordsWithoutDumpsAreNotTrustedFar() throws Exception {
        String text = new LogText()
                .set("CR2", 0x18)
                .fault(-1, 14, 0)
                .text()
                .lines()
                .filter(each -> each.contains("v=") || each.contains("check"))
                .reduce("", (a, b) -> a + b + "\n");
        Diagnosis diagnosis =
                Doctor.diagnose(List.of(LogText.file("grep.log", text)), Optional.empty(), SerialText.NONE);
        assertEquals(Verdict.LAST_EVENT, diagnosis.verdict());
        assertTrue(
                diagnosis.advice().stream().anyMatch(each -> each.contains("no register dump")),
                () -> diagnosis.advice().toString());
    }

    @Test
    void aPanicOnTheSerialLineIsHeard() throws Exception {
        Diagnosis diagnosis = Doctor.diagnose(
                List.of(new LogText().interrupt(0x20).file()),
                Optional.empty(),
                new SerialText("booting\nKERNEL PANIC: out of frames\n"));
        assertEquals(
                "kernel-stopped-itself", diagnosis.cause().orElseThrow().rule().id());
        assertEquals(Verdict.TOLD, diagnosis.verdict());
    }

    @Test
    void thePanicOnTheSerialLineSettlesThatTheFaultWasFatal() throws Exception {
        Diagnosis diagnosis = Doctor.diagnose(
                List.of(new LogText().set("CR2", 0x10).fault(-1, 14, 0).file()),
                Optional.empty(),
                new SerialText("boot\n\u001b[31mKERNEL PANIC: unhandled exception 14\u001b[0m\n"));
        assertEquals("null-pointer", diagnosis.cause().orElseThrow().rule().id());
        assertFalse(
                Lead.of(diagnosis).what().startsWith("If the machine stopped"),
                Lead.of(diagnosis).what());
        assertTrue(
                TextReport.of(diagnosis).contains("  KERNEL PANIC: unhandled exception 14\n"),
                TextReport.of(diagnosis));
    }

    /** An application processor's last exception, while the boot processor ticks on. */
    private static Diagnosis lastOfAnother(LogText log) throws Exception {
        log.segment("TR", "0028 ffffffff80041000 00000067 00008b00 DPL=0 TSS64-busy")
                .gs(0xffffffff80050000L)
                .set("RIP", 0xffffffff80002000L)
                .set("RSP", 0xffffffff80300000L)
                .interrupt(0x20)
                .interrupt(0x20);
        return log.diagnose();
    }

    private static LogText onAnother() {
        return new LogText().line("CPU Reset (CPU 1)").gs(0xffffffff80051000L);
    }

    @Test
    void anotherProcessorGoingOnAnswersNothing() throws Exception {
        Diagnosis protection =
                lastOfAnother(onAnother().set("RAX", 0xdead000000000100L).fault(-1, 13, 0));
        assertEquals(Verdict.LAST_EVENT, protection.verdict());
        Diagnosis reserved = lastOfAnother(
                onAnother().set("EFER", 0x501).set("CR2", 0xffffffff80600000L).fault(-1, 14, 10));
        assertEquals("nx-without-nxe", reserved.cause().orElseThrow().rule().id());
        Diagnosis guard =
                lastOfAnother(onAnother().set("CR2", 0xffffffff80107ff8L).fault(-1, 14, 2));
        assertEquals(Verdict.LAST_EVENT, guard.verdict());
    }

    @Test
    void aDemandFaultOfAnotherProcessorIsHealthy() throws Exception {
        assertEquals(
                Verdict.HEALTHY,
                lastOfAnother(onAnother().set("CR2", 0xffffc00000001000L).fault(-1, 14, 2))
                        .verdict());
        assertEquals(
                Verdict.NO_FAULT,
                lastOfAnother(onAnother().delivery(3, 0, true)).verdict());
    }

    @Test
    void aDebuggersStepsAreHealthyAndASingleTrapIsNot() throws Exception {
        LogText steps = new LogText().set("RFL", 0x102);
        for (int i = 0; i < 4; i++) {
            steps.set("RIP", 0xffffffff80001000L + i * 3).fault(-1, 1, 0);
        }
        assertEquals(Verdict.HEALTHY, steps.diagnose().verdict());
        assertEquals(
                Verdict.LAST_EVENT,
                new LogText().set("RFL", 0x102).fault(-1, 1, 0).diagnose().verdict());
    }
}
