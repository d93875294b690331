package mellos.cli.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.cli.machine.Verdict.Kind;
import mellos.cli.serial.GuestReport;
import org.junit.jupiter.api.Test;

/** Only positive evidence is success. */
class VerdictTest {
    private static final String PASSED = "@end status=pass passed=12 failed=0 exit=16";

    private static Verdict of(int status, boolean timedOut, boolean forever, String... lines) {
        GuestReport report = new GuestReport();
        for (String line : lines) {
            report.add(line);
        }
        return Verdict.of(new Guest.Ending(status, timedOut, ""), report, forever);
    }

    @Test
    void successNeedsTheFinalLineAndTheStatus() {
        assertEquals(Kind.PASSED, of(33, false, false, PASSED).kind());
        assertEquals(Kind.BROKEN, of(33, false, false).kind());
        assertEquals(
                Kind.BROKEN,
                of(33, false, false, "@end status=fail passed=11 failed=1 exit=17")
                        .kind());
        assertEquals(Kind.RESET, of(0, false, false, PASSED).kind());
    }

    @Test
    void aTripleFaultIsNoCleanExit() {
        Verdict verdict = of(0, false, false, "@boot version=1 processors=4");
        assertEquals(Kind.RESET, verdict.kind());
        assertEquals(4, verdict.exitStatus());
        assertTrue(verdict.text().contains("0 of 4 processors"), verdict.text());
    }

    @Test
    void failuresNameThemselves() {
        Verdict failed = of(35, false, false, "@task name=sleep result=fail detail=\"too early\"");
        assertEquals(1, failed.exitStatus());
        assertTrue(failed.text().contains("sleep (too early)"), failed.text());
        assertTrue(of(37, false, false, "@panic processor=2 reason=\"lock held\"")
                .text()
                .contains("lock held"));
        assertEquals(Kind.TIMED_OUT, of(0, true, false).kind());
        assertEquals(Kind.BROKEN, of(1, false, false).kind());
        assertEquals(Kind.BROKEN, of(134, false, false).kind());
    }

    @Test
    void aProgramsStatusIsPassedOn() {
        assertEquals(7, of((0x27 << 1) | 1, false, false).exitStatus());
        assertEquals(Kind.EXITED, of(65, false, false).kind());
    }

    @Test
    void whatGoesOnForEverMayBeStopped() {
        assertEquals(Kind.WENT_ON, of(0, true, true, PASSED).kind());
        assertEquals(Kind.TIMED_OUT, of(0, true, true).kind());
    }
}
