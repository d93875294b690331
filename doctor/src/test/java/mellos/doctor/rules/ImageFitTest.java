package mellos.doctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mellos.doctor.Diagnosis;
import mellos.doctor.LogText;
import mellos.doctor.image.ImageText;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.PeText;
import org.junit.jupiter.api.Test;

/** An image of another kernel, or of another build, is named with a warning; the right one is not doubted. */
class ImageFitTest {
    private static final long BASE = 0xffffffff80001000L;

    /** mov [rdi], rax three times, then a jump: every instruction has 3 bytes. */
    private static final byte[] STORES = {
        0x48, (byte) 0x89, 0x07, 0x48, (byte) 0x89, 0x07, 0x48, (byte) 0x89, 0x07, (byte) 0xeb, (byte) 0xf5
    };

    private static final byte[] NOPS = new byte[64];

    static {
        java.util.Arrays.fill(NOPS, (byte) 0x90);
    }

    private static KernelImage image(long address, byte... code) throws Exception {
        return new ImageText()
                .code(address, code)
                .symbol("store_all", address, code.length)
                .image();
    }

    private static LogText faultAt(long rip) {
        return new LogText().set("RIP", rip).set("CR2", 0x400000).set("RDI", 0x400000);
    }

    private static List<String> doubts(LogText log, KernelImage image) throws Exception {
        Diagnosis diagnosis = log.diagnose(Optional.of(image));
        return diagnosis.warnings().stream()
                .filter(each -> each.contains("does not fit this log"))
                .toList();
    }

    private static void assertDoubted(String why, LogText log, KernelImage image) throws Exception {
        List<String> all = doubts(log, image);
        assertEquals(1, all.size(), all.toString());
        assertTrue(all.getFirst().contains(why), all.getFirst());
    }

    @Test
    void theRightImageIsNotDoubted() throws Exception {
        LogText log = faultAt(BASE + 3)
                .interrupt(0x20)
                .set("RIP", BASE + 6)
                .interrupt(0x20)
                .set("RIP", BASE);
        assertEquals(List.of(), doubts(log.code("48 89 07").dies(14, 2), image(BASE, STORES)));
    }

    @Test
    void aThirtyTwoBitImageDoesNotFitLongMode() throws Exception {
        KernelImage image =
                PeText.for386().code(0x1000, STORES).symbol("start", 0).image();
        assertDoubted(
                "it is 32-bit, and the processor is in long mode", faultAt(BASE).dies(14, 2), image);
    }

    @Test
    void anImageLinkedElsewhereDoesNotFit() throws Exception {
        LogText log =
                faultAt(BASE).interrupt(0x20).interrupt(0x20).interrupt(0x20).dies(14, 2);
        assertDoubted("none of the kernel addresses", log, image(0xffffffff90000000L, STORES));
    }

    @Test
    void otherBytesRanThanItHas() throws Exception {
        assertDoubted(
                "other bytes ran than it has", faultAt(BASE).code("48 8b 07").dies(14, 0), image(BASE, STORES));
    }

    @Test
    void eventsInTheMiddleOfItsInstructionsDoNotFit() throws Exception {
        LogText log = faultAt(BASE + 1)
                .interrupt(0x20)
                .set("RIP", BASE + 4)
                .interrupt(0x20)
                .set("RIP", BASE + 7);
        assertDoubted("fall into the middle of its instructions", log.dies(14, 2), image(BASE, STORES));
    }

    @Test
    void anInstructionThatTouchesNothingDidNotFault() throws Exception {
        assertDoubted("\"nop\" cannot have touched 0x400000", faultAt(BASE + 8).dies(14, 2), image(BASE, NOPS));
    }
}
