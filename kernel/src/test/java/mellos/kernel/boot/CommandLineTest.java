package mellos.kernel.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.magic.Address;
import mellos.runtime.simulated.SimulatedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static void parse(String text) {
        Address memory = SimulatedObjects.reset().memory().allocate(text.length() + 1L);
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
        assertEquals(7, CommandLine.number(Option.CPUS, 7));
        assertFalse(CommandLine.has(Option.CONSOLE));
    }

    @Test
    void readsFlagsAndNumbers() {
        parse("  console cpus=12  trace ");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.has(Option.CONSOLE));
        assertEquals(12, CommandLine.number(Option.CPUS, 1));
        assertTrue(CommandLine.has(Option.TRACE));
    }

    @Test
    void whatFollowsTwoDashesIsTheProgramsOwn() {
        parse("trace -- --cpus=0 whatever");
        assertEquals(0, CommandLine.errors());
        assertEquals(9, CommandLine.programStart());
    }

    @Test
    void settingsOfTheProgramAreNoErrors() {
        parse("-Dcolour=red env.HOME=/ trace -Dflag");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.has(Option.TRACE));
        parse("-D env. environment=x");
        assertEquals(3, CommandLine.errors());
    }

    @Test
    void theFileNameThatGrubPassesIsNoError() {
        parse("/boot/mellos.elf trace");
        assertEquals(0, CommandLine.errors());
        assertTrue(CommandLine.has(Option.TRACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "cpus=0",
                "cpus=256",
                "cpus=",
                "cpus",
                "cpus=4x",
                "cpus=99999999999",
                "trace=1",
                "trace trace",
                "=",
                "cpus =4",
                "inject=id:unmapped",
                "fix.mirror=off"
            })
    void everyMistakeIsAnError(String text) {
        parse(text);
        assertTrue(CommandLine.errors() > 0, text);
    }
}
