package mellos.cli.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QemuCommandTest {
    private static final EmulatedMachine MACHINE =
            EmulatedMachine.booting(Path.of("/a b/k.elf")).withCommandLine("only=sleep x'y");

    @Test
    void theShellTextIsWhatAPersonCanType() {
        String text = QemuCommand.shellText(List.of("qemu", "-append", "a b", "it's", "-smp", "4,cores=2"));
        assertEquals("qemu -append 'a b' 'it'\\''s' -smp 4,cores=2", text);
    }

    @Test
    void aResetEndsTheMachineAndTheDebugPortIsThere() {
        List<String> command = QemuCommand.of(MACHINE, "stdio");
        assertTrue(command.contains("-no-reboot"));
        assertTrue(command.contains("isa-debug-exit,iobase=0xf4,iosize=0x04"));
        assertEquals("only=sleep x'y", command.get(command.indexOf("-append") + 1));
    }

    @Test
    void anIsoCarriesItsCommandLineItself() {
        List<String> command = QemuCommand.of(MACHINE.withImage(BootPath.BIOS_ISO, Path.of("m.iso")), "stdio");
        assertFalse(command.contains("-append"));
        assertEquals("m.iso", command.get(command.indexOf("-cdrom") + 1));
    }

    @Test
    void countedInstructionsTakeOneThread() {
        List<String> command = QemuCommand.of(MACHINE.counted(), "stdio");
        assertEquals("tcg,thread=single", command.get(command.indexOf("-accel") + 1));
        assertEquals("shift=0,sleep=off", command.get(command.indexOf("-icount") + 1));
    }
}
