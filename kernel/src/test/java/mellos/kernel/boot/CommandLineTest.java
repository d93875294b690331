package mellos.kernel.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.magic.SimulatedMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static void parse(String text) {
        Address memory = SimulatedMemory.reset().allocate(text.length() + 1L);
        for (int i = 0; i < text.length(); i++) {
            memory.plus(i).storeByte((byte) text.charAt(i));
        }
        BootRecord.copyCommandLine(memory, Long.MAX_VALUE);
        CommandLine.parse();
    }

    @Test
    void anEmptyLineGivesDefaults() {
        parse("");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.isOn(Option.FIX_TRAMPOLINE));
        assertEquals(7, CommandLine.number(Option.CPUS, 7));
        assertFalse(CommandLine.has(Option.FOREVER));
    }

    @Test
    void readsFlagsSwitchesNumbersAndLists() {
        parse("  forever fix.mirror=off cpus=12  only=a,b inject=id:unmapped@3 ");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.has(Option.FOREVER));
        assertFalse(CommandLine.isOn(Option.FIX_MIRROR));
        assertEquals(12, CommandLine.number(Option.CPUS, 1));
        assertTrue(CommandLine.valueIs(Option.ONLY, "a,b"));
        assertEquals("id:unmapped@3".length(), CommandLine.valueLength(Option.INJECT));
        assertEquals('@', CommandLine.valueByte(Option.INJECT, 11));
    }

    @Test
    void whatFollowsTwoDashesIsTheProgramsOwn() {
        parse("trace -- --cpus=0 whatever");
        assertEquals(0, CommandLine.errors());
        assertEquals(9, CommandLine.programStart());
    }

    @Test
    void theFileNameThatGrubPassesIsNoError() {
        parse("/boot/mellos.elf trace");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.has(Option.TRACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense", "cpus=0", "cpus=256", "cpus=", "cpus", "cpus=4x", "cpus=99999999999", "fix.mirror=maybe", "fix.mirror", "trace=1", "trace trace",
        "inject=", "=", "cpus =4"
    })
    void everyMistakeIsAnError(String text) {
        parse(text);
        assertTrue(CommandLine.errors() > 0, text);
    }
}
