package mellos.elf;

import static mellos.elf.LineBytes.BASE;
import static mellos.elf.LineBytes.bytes;
import static mellos.elf.LineBytes.section;
import static mellos.elf.LineBytes.unit;
import static mellos.elf.LineBytes.unitOf64BitDwarf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line programs of each version, and what is left of damaged ones. */
final class LineProgramTest {
    /** Line 10 at the base, 12 four bytes further, the end another four further. */
    private static final byte[] CODE = bytes(0, 9, 2, BASE, 3, 9, 1, 2, 4, 3, 2, 1, 2, 4, 0, 1, 1);

    private static final List<LineRow> ROWS = List.of(
            new LineRow(BASE, 1, 10, false), new LineRow(BASE + 4, 1, 12, false), new LineRow(BASE + 8, 1, 0, true));
    private static final byte[] OLD_TABLES =
            bytes("src", "/abs", 0, "main.rs", 1, 0, 0, "/own/x.c", 2, 0, 0, "y.c", 9, 0, 0, 0);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void versionsUpTo4CountFilesFrom1(int version) {
        LineProgram program = section(unit(version, OLD_TABLES, CODE)).at(0);
        assertTrue(program.isWhole());
        assertEquals(ROWS, program.rows());
        assertEquals(List.of("", "src/main.rs", "/own/x.c", "y.c", "", ""), files(program, 0, 1, 2, 3, 4, -1));
    }

    @Test
    void version5CountsFilesFrom0AndDescribesThem() {
        byte[] tables = bytes(1, 1, 8, 2, "/src", "include", 2, 1, 8, 2, 11, 2, "a.c", 0, "b.c", 1);
        LineProgram program = section(unit(5, tables, CODE)).at(0);
        assertTrue(program.isWhole());
        assertEquals(ROWS, program.rows());
        assertEquals(List.of("a.c", "include/b.c", ""), files(program, 0, 1, 2));
    }

    @Test
    void namesOfVersion5MayLieInOtherSectionsBesideWhatIsNotAskedFor() {
        // The path, a sum of 16 bytes, a block of two, a size of two bytes; then the other section's path.
        byte[] files = bytes(4, 1, 0x1f, 5, 0x1e, 0x81, 0x40, 9, 4, 5, 1, 3, 0, 0, 0, new byte[16], 2, 7, 7, 1, 2);
        assertEquals(
                "from-line-str.c",
                section(unit(5, bytes(0, 0, files), CODE)).at(0).file(0));
        byte[] other = bytes(1, 1, 0x0e, 1, 2, 0, 0, 0);
        assertEquals(
                "from-str.c", section(unit(5, bytes(0, 0, other), CODE)).at(0).file(0));
    }

    @Test
    void offsetsOf64BitDwarfTakeEightBytes() {
        LineProgram program = section(unitOf64BitDwarf(5, bytes(0, 0, 1, 1, 0x1f, 1, 3L), CODE))
                .at(0);
        assertEquals(ROWS, program.rows());
        assertEquals("from-line-str.c", program.file(0));
    }

    @Test
    void everyOpcodeMovesWhatItMoves() {
        byte[] code = bytes(
                0,
                5,
                2,
                0,
                0x10,
                0,
                0, // a 32-bit address
                4,
                3, // set_file
                5,
                77,
                6,
                7,
                10,
                11,
                12,
                1, // column, statement, block, prologue, epilogue, isa
                0,
                3,
                0x80,
                1,
                2, // an extended opcode of a producer
                13 + 5 + 1 + 14 * 2, // special: two bytes and one line
                8, // const_add_pc: (255 - 13) / 14
                9,
                0,
                1, // fixed_advance_pc
                3,
                0x7f,
                1); // one line back, copy
        List<LineRow> rows = section(unit(4, OLD_TABLES, code)).at(0).rows();
        assertEquals(List.of(new LineRow(0x1002, 3, 2, false), new LineRow(0x1002 + 17 + 256, 3, 1, false)), rows);
    }

    @Test
    void programsStandBehindEachOther() {
        byte[] first = unit(4, OLD_TABLES, CODE);
        byte[] second = unit(5, bytes(0, 0, 1, 1, 8, 1, "second.c"), CODE);
        LineSection lines = section(first, second);
        assertEquals("second.c", lines.at(first.length).file(0));
        assertEquals(
                List.of("src/main.rs", ""),
                all(lines).stream().map(program -> program.file(1)).toList());
    }

    @Test
    void aDamagedProgramKeepsItsRowsAndDoesNotHideTheNext() {
        byte[] broken = unit(4, OLD_TABLES, bytes(CODE, 0, 9, 2, 1, 2));
        byte[] unknownForm = unit(5, bytes(1, 1, 0x7e, 1, 1), CODE);
        byte[] unknownVersion = unit(6, OLD_TABLES, CODE);
        byte[] countless = unit(5, bytes(1, 2, 0x19, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f), CODE);
        List<LineProgram> programs =
                all(section(broken, unknownForm, unknownVersion, countless, unit(4, OLD_TABLES, CODE)));
        assertEquals(
                List.of(false, false, false, false, true),
                programs.stream().map(LineProgram::isWhole).toList());
        assertEquals(
                List.of(ROWS, List.of(), List.of(), List.of(), ROWS),
                programs.stream().map(LineProgram::rows).toList());
    }

    @Test
    void aDamagedLengthEndsTheSection() {
        List<LineProgram> programs = all(section(unit(4, OLD_TABLES, CODE), bytes(100, 0, 0, 0, 4, 0), CODE));
        assertEquals(
                List.of(true, false),
                programs.stream().map(LineProgram::isWhole).toList());
    }

    @Test
    void whereNoProgramBeginsNoneIsRead() {
        LineSection lines = section(unit(4, OLD_TABLES, CODE));
        for (long offset : new long[] {-1, 1_000_000, Long.MIN_VALUE, 1L << 32}) {
            assertFalse(lines.at(offset).isWhole());
            assertEquals(List.of(), lines.at(offset).rows());
        }
        assertEquals(List.of(), all(section()));
    }

    private static List<LineProgram> all(LineSection lines) {
        List<LineProgram> programs = new ArrayList<>();
        lines.forEach(programs::add);
        return programs;
    }

    private static List<String> files(LineProgram program, int... numbers) {
        return Arrays.stream(numbers).mapToObj(program::file).toList();
    }
}
