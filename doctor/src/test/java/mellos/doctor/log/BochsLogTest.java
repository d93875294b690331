package mellos.doctor.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.LogText;
import mellos.doctor.Verdict;
import mellos.doctor.report.TextReport;
import mellos.doctor.rules.SerialText;
import org.junit.jupiter.api.Test;

/** Logs as Bochs writes them, with and without the processors' debug messages. */
class BochsLogTest {
    private static final String FIRMWARE = """
            00000000000i[      ] Bochs x86 Emulator 2.7
            00000000000i[MEM0  ] allocated memory at 0x7f0000
            00000300010d[CPU0  ] interrupt(): vector = 15, TYPE = 4, EXT = 0
            """;

    private static String dump(int cpu, String efer, String cr2) {
        return """
                00211742170i[CPU#  ] CPU is in long mode (active)
                00211742170i[CPU#  ] CS.mode = 64 bit
                00211742170i[CPU#  ] SS.mode = 64 bit
                00211742170i[CPU#  ] EFER   = 0xEFER
                00211742170i[CPU#  ] | RAX=0000000000200300  RBX=0000000000000000
                00211742170i[CPU#  ] | RCX=00000000c0000080  RDX=0000000000000000
                00211742170i[CPU#  ] | RSP=0000000000215ff8  RBP=0000000000000000
                00211742170i[CPU#  ] |  R8=0000000000000000   R9=0000000000000000
                00211742170i[CPU#  ] | SEG sltr(index|ti|rpl)     base    limit G D
                00211742170i[CPU#  ] |  CS:0018( 0003| 0|  0) 00000000 ffffffff 1 0
                00211742170i[CPU#  ] |  SS:0010( 0002| 0|  0) 00000000 ffffffff 1 1
                00211742170i[CPU#  ] | RIP=0000000000200350 (0000000000200350)
                00211742170i[CPU#  ] | CR0=0x80010033 CR2=0xADDRESS
                00211742170i[CPU#  ] | CR3=0x0000000000202000 CR4=0x00000620
                """.replace("#", String.valueOf(cpu))
                .replace("EFER   = 0xEFER", "EFER   = 0x" + efer)
                .replace("ADDRESS", cr2);
    }

    private static Diagnosis diagnose(String text) throws Exception {
        return Doctor.diagnose(List.of(LogText.file("bochs.log", text)), Optional.empty(), SerialText.NONE);
    }

    @Test
    void namesTheReservedBitAndTheProcessor() throws Exception {
        Diagnosis diagnosis = diagnose(FIRMWARE + """
                00211742170d[CPU1  ] PAE PTE: reserved bit is set 0x8000000003e00007
                00211742170d[CPU1  ] page fault for address 0000000003e00010 @ 000000000020035a
                00211742170d[CPU1  ] exception(0x0e): error_code=000b
                00211742170d[CPU1  ] interrupt(): vector = 0e, TYPE = 3, EXT = 1
                00211742170d[CPU1  ] page fault for address 00000000000000e0 @ 0000000000200350
                00211742170d[CPU1  ] exception(0x0e): error_code=0000
                00211742170d[CPU1  ] exception(0x08): error_code=0000
                00211742170d[CPU1  ] interrupt(): vector = 08, TYPE = 3, EXT = 1
                00211742170d[CPU1  ] page fault for address 0000000000000080 @ 0000000000200350
                00211742170d[CPU1  ] exception(0x0e): error_code=0000
                00211742170p[CPU1  ] >>PANIC<< exception(): 3rd (14) exception with no resolution
                """ + dump(1, "00000501", "0000000000000080"));
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertEquals("nx-without-nxe", diagnosis.cause().orElseThrow().rule().id());
        assertEquals(
                "idt-not-loaded", diagnosis.unhandled().orElseThrow().rule().id());
        assertEquals(OptionalInt.of(1), diagnosis.chain().orElseThrow().processor());
        assertTrue(TextReport.of(diagnosis).contains("PAE PTE: reserved bit is set 0x8000000003e00007"));
        assertTrue(diagnosis.logs().getFirst().bochs());
    }

    @Test
    void followsAnExternalInterrupt() throws Exception {
        Diagnosis diagnosis = diagnose(FIRMWARE + """
                00211742170d[CPU0  ] interrupt(): vector = 20, TYPE = 0, EXT = 1
                00211742170e[CPU0  ] interrupt(long mode): vector must be within IDT table limits, IDT.limit = 0x1f
                00211742170d[CPU0  ] exception(0x0d): error_code=0103
                00211742170d[CPU0  ] interrupt(): vector = 0d, TYPE = 3, EXT = 1
                00211742170e[CPU0  ] interrupt(long mode): vector must be within IDT table limits, IDT.limit = 0x1f
                00211742170d[CPU0  ] exception(0x0d): error_code=006b
                00211742170d[CPU0  ] exception(0x08): error_code=0000
                00211742170d[CPU0  ] exception(0x0d): error_code=0043
                00211742170p[CPU0  ] >>PANIC<< exception(): 3rd (13) exception with no resolution
                """ + dump(0, "00000500", "0000000000000000"));
        assertEquals("idt-too-short", diagnosis.cause().orElseThrow().rule().id());
        assertTrue(diagnosis.chain().orElseThrow().isExternal());
    }

    @Test
    void asksForTheDebugMessages() throws Exception {
        Diagnosis diagnosis = diagnose(FIRMWARE
                + "00211742170e[CPU0  ] interrupt(long mode): IDT entry extended attributes DWORD4 TYPE != 0\n"
                + "00211742170p[CPU0  ] >>PANIC<< exception(): 3rd (13) exception with no resolution\n"
                + dump(0, "00000500", "0000000000000000"));
        assertEquals(
                "start-of-chain-missing", diagnosis.cause().orElseThrow().rule().id());
        assertTrue(
                diagnosis.cause().orElseThrow().change().contains("cpu0=report"),
                diagnosis.cause().orElseThrow().change());
    }

    @Test
    void aBootWithoutFaultsHasNone() throws Exception {
        assertEquals(
                Verdict.NO_FAULT,
                diagnose(FIRMWARE
                                + "00000400010d[CPU0  ] exception(0x0e): error_code=0002\n"
                                        .replace("exception", "wrmsr"))
                        .verdict());
    }

    private static final String REFUSED = """
            00013151399e[CPU0  ] interrupt(): gate.type(9) != {5,6,7,14,15}
            00013151399e[CPU0  ] interrupt(): gate descriptor is not valid sys seg (vector=0x0d)
            00013151399e[CPU0  ] interrupt(): gate descriptor is not valid sys seg (vector=0x08)
            """;

    private static String defaultDump(String cr0, String cr2) {
        return """
                00013151399i[CPU0  ] CPU is in protected mode (active)
                00013151399i[CPU0  ] CS.mode = 32 bit
                00013151399i[CPU0  ] EFER   = 0x00000000
                00013151399i[CPU0  ] | EAX=60000010  EBX=00000000  ECX=00090000  EDX=00000000
                00013151399i[CPU0  ] | ESP=00007c00  EBP=00000000  ESI=000e0000  EDI=d0400000
                00013151399i[CPU0  ] | IOPL=0 id vip vif ac vm RF nt of df if tf SF zf af PF cf
                00013151399i[CPU0  ] |  CS:0008( 0001| 0|  0) 00000000 ffffffff 1 1
                00013151399i[CPU0  ] |  SS:0010( 0002| 0|  0) 00000000 ffffffff 1 1
                00013151399i[CPU0  ] | EIP=00007c2b (00007c2b)
                00013151399i[CPU0  ] | CR0=0x@ CR2=0x#
                00013151399i[CPU0  ] | CR3=0x00010000 CR4=0x00000000
                """.replace("@", cr0).replace("#", cr2);
    }

    private static final String THIRD =
            "00013151399e[CPU0  ] exception(): 3rd (13) exception with no resolution, shutdown status is 00h,"
                    + " resetting\n";

    @Test
    void readsRefusedGatesWithoutDebugMessages() throws Exception {
        Diagnosis diagnosis = diagnose(REFUSED + defaultDump("60000011", "00000000") + THIRD);
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertEquals("unnamed-exception", diagnosis.cause().orElseThrow().rule().id());
        assertTrue(
                diagnosis.cause().orElseThrow().cause().contains("SSE"),
                diagnosis.causes().toString());
    }

    @Test
    void takesTheFaultAddressFromTheDumpBeforeTheEnd() throws Exception {
        String log = REFUSED.lines()
                        .skip(1)
                        .map(each -> each + "\n")
                        .reduce("", String::concat)
                        .replace("0x0d", "0x0e")
                + defaultDump("e0000011", "d0400000")
                + THIRD;
        for (String pasted : List.of(log, log.indent(4), log.replaceAll("(?m)^", "> "))) {
            Diagnosis diagnosis = diagnose(pasted);
            assertEquals(Verdict.DIED, diagnosis.verdict());
            assertEquals(
                    "unmapped-kernel-access",
                    diagnosis.cause().orElseThrow().rule().id());
            assertTrue(
                    diagnosis.cause().orElseThrow().cause().contains("0xd0400000"),
                    diagnosis.causes().toString());
        }
    }

    @Test
    void aTripleFaultMayLackItsLastLine() throws Exception {
        String log = REFUSED.replace("gate.type(9) != {5,6,7,14,15}", "gate not present (vector=0x06)")
                + defaultDump("60000011", "00000000");
        assertEquals(Verdict.DIED, diagnose(log).verdict());
    }
}
