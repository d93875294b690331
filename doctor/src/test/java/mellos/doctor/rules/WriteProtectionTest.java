package mellos.doctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import mellos.doctor.LogText;
import mellos.doctor.image.ImageText;
import mellos.doctor.image.KernelImage;
import org.junit.jupiter.api.Test;

/** Code that was written over, while one of two processors runs without CR0.WP. */
class WriteProtectionTest {
    private static final long BASE = 0xffffffff80001000L;
    private static final long WITH_WP = 0x80010033L;
    private static final long WITHOUT_WP = 0x80000033L;

    private static String rule(long otherCr0) throws Exception {
        KernelImage image = new ImageText()
                .code(BASE, (byte) 0x90, (byte) 0x90, (byte) 0x90, (byte) 0xc3)
                .symbol("tick", BASE, 4)
                .image();
        LogText log = new LogText()
                .line("CPU Reset (CPU 1)")
                .set("CR0", otherCr0)
                .set("RIP", BASE + 3)
                .gs(0xffffffff80051000L)
                .set("RSP", 0xffffffff80208000L)
                .segment("TR", "0028 ffffffff80041000 00000067 00008b00 DPL=0 TSS64-busy")
                .interrupt(0x20)
                .set("CR0", WITH_WP)
                .set("RIP", BASE + 1)
                .gs(0xffffffff80050000L)
                .set("RSP", 0xffffffff80108000L)
                .segment("TR", "0028 ffffffff80040000 00000067 00008b00 DPL=0 TSS64-busy")
                .dies(6, 0);
        return log.diagnose(Optional.of(image)).cause().orElseThrow().rule().id();
    }

    @Test
    void theProcessorWithoutItIsTheCause() throws Exception {
        assertEquals("write-protection-off-on-a-processor", rule(WITHOUT_WP));
    }

    @Test
    void whereAllHaveItTheWriterIsOpen() throws Exception {
        assertEquals("code-differs-from-image", rule(WITH_WP));
    }
}
