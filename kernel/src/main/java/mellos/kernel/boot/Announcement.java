package mellos.kernel.boot;

import mellos.kernel.text.Line;
import mellos.magic.NoHeap;

/** The first line for programs: docs/serial-protocol.md, "Lines". */
@NoHeap
public final class Announcement {
    private static final int VERSION = 1;

    private Announcement() {}

    /** @param processors found in the MADT */
    public static void print(int processors) {
        Line.begin();
        Line.text("@boot version=");
        Line.decimal(VERSION);
        Line.text(" processors=");
        Line.decimal(processors);
        Line.text(" commandline=\"");
        for (int i = 0; i < BootRecord.commandLineLength(); i++) {
            Line.character(printable(BootRecord.commandLineByte(i)));
        }
        Line.character('"');
        Line.end();
    }

    private static int printable(int character) {
        if (character == '"') {
            return '\'';
        }
        return character < ' ' ? '?' : character;
    }
}
