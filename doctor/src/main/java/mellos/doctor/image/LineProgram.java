package mellos.doctor.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the line-number programs of {@code .debug_line}, versions 2 to 5. DWARF 5, "Line Number Information". A damaged
 * program ends the table; what was read before it stands.
 */
final class LineProgram {
    private static final int FORM_BLOCK = 0x09;
    private static final int FORM_DATA1 = 0x0b;
    private static final int FORM_DATA2 = 0x05;
    private static final int FORM_DATA4 = 0x06;
    private static final int FORM_DATA8 = 0x07;
    private static final int FORM_DATA16 = 0x1e;
    private static final int FORM_STRING = 0x08;
    private static final int FORM_UDATA = 0x0f;
    private static final int FORM_STRP = 0x0e;
    private static final int FORM_LINE_STRP = 0x1f;
    private static final int FORM_STRX = 0x1a;
    private static final int CONTENT_PATH = 1;
    private static final int CONTENT_DIRECTORY = 2;

    private final byte[] strings;
    private final byte[] lineStrings;
    private final List<LineTable.Row> rows = new ArrayList<>();

    private Bytes in;
    private boolean dwarf64;
    private int version;
    private int minimumLength;
    private int lineBase;
    private int lineRange;
    private int opcodeBase;
    private int[] operandCounts;
    private List<String> directories;
    private List<String> files;

    private LineProgram(byte[] strings, byte[] lineStrings) {
        this.strings = strings;
        this.lineStrings = lineStrings;
    }

    /** All rows of the section; {@link LineTable#EMPTY} when there is none. */
    static LineTable read(ElfFile elf) {
        byte[] section = elf.contents(elf.section(".debug_line"));
        if (section.length == 0) {
            return LineTable.EMPTY;
        }
        LineProgram program = new LineProgram(elf.contents(elf.section(".debug_str")),
                elf.contents(elf.section(".debug_line_str")));
        int at = 0;
        try {
            while (at < section.length) {
                at = program.unit(section, at);
            }
        } catch (IndexOutOfBoundsException e) {
            return new LineTable(program.rows);
        }
        return new LineTable(program.rows);
    }

    private int unit(byte[] section, int from) {
        Bytes head = new Bytes(section).seek(from);
        long length = head.u32();
        dwarf64 = length == 0xffff_ffffL;
        if (dwarf64) {
            length = head.u64();
        }
        int end = head.position() + head.size(length);
        in = new Bytes(section, head.position(), end);
        version = in.u16();
        if (version >= 2 && version <= 5) {
            int afterHeader = header();
            in.seek(afterHeader);
            try {
                run();
            } catch (IndexOutOfBoundsException e) {
                return end;
            }
        }
        return end;
    }

    private int header() {
        if (version >= 5) {
            in.skip(2);
        }
        long headerLength = offset();
        int programStart = in.position() + in.size(headerLength);
        minimumLength = in.u8();
        if (version >= 4) {
            in.u8();
        }
        in.u8();
        lineBase = (byte) in.u8();
        lineRange = Math.max(1, in.u8());
        opcodeBase = in.u8();
        operandCounts = new int[Math.max(1, opcodeBase)];
        for (int i = 1; i < opcodeBase; i++) {
            operandCounts[i] = in.u8();
        }
        directories = new ArrayList<>();
        files = new ArrayList<>();
        if (version >= 5) {
            entries(directories, false);
            entries(files, true);
        } else {
            oldTables();
        }
        return programStart;
    }

    private long offset() {
        return dwarf64 ? in.u64() : in.u32();
    }

    private void oldTables() {
        directories.add("");
        for (String each = in.string(); !each.isEmpty(); each = in.string()) {
            directories.add(each);
        }
        files.add("");
        for (String each = in.string(); !each.isEmpty(); each = in.string()) {
            int directory = (int) in.uleb();
            in.uleb();
            in.uleb();
            files.add(inDirectory(each, directory));
        }
    }

    private String inDirectory(String file, int directory) {
        String path = directory > 0 && directory < directories.size() ? directories.get(directory) : "";
        return file.startsWith("/") || path.isEmpty() ? file : path + "/" + file;
    }

    private void entries(List<String> into, boolean withDirectory) {
        int formatCount = in.u8();
        long[][] formats = new long[formatCount][2];
        for (long[] each : formats) {
            each[0] = in.uleb();
            each[1] = in.uleb();
        }
        long count = in.uleb();
        for (long i = 0; i < count; i++) {
            String path = "";
            int directory = 0;
            for (long[] each : formats) {
                Object value = form((int) each[1]);
                if (each[0] == CONTENT_PATH) {
                    path = value.toString();
                } else if (each[0] == CONTENT_DIRECTORY && value instanceof Long number) {
                    directory = number.intValue();
                }
            }
            into.add(withDirectory ? inDirectory(path, directory) : path);
        }
    }

    private Object form(int form) {
        return switch (form) {
            case FORM_STRING -> in.string();
            case FORM_LINE_STRP -> new Bytes(lineStrings).seek(in.size(offset())).string();
            case FORM_STRP -> new Bytes(strings).seek(in.size(offset())).string();
            case FORM_UDATA, FORM_STRX -> in.uleb();
            case FORM_DATA1 -> (long) in.u8();
            case FORM_DATA2 -> (long) in.u16();
            case FORM_DATA4 -> in.u32();
            case FORM_DATA8 -> in.u64();
            case FORM_DATA16 -> in.take(16);
            case FORM_BLOCK -> in.take(in.uleb());
            default -> throw new IndexOutOfBoundsException("form " + form);
        };
    }

    private void run() {
        long address = 0;
        int file = 1;
        int line = 1;
        while (in.hasMore()) {
            int opcode = in.u8();
            if (opcode >= opcodeBase) {
                int adjusted = opcode - opcodeBase;
                address += (long) (adjusted / lineRange) * minimumLength;
                line += lineBase + adjusted % lineRange;
                row(address, file, line);
                continue;
            }
            switch (opcode) {
                case 0 -> {
                    int length = in.size(in.uleb());
                    int next = in.position() + length;
                    int extended = length == 0 ? 0 : in.u8();
                    if (extended == 1) {
                        rows.add(new LineTable.Row(address, "", 0));
                        address = 0;
                        file = 1;
                        line = 1;
                    } else if (extended == 2) {
                        address = in.unsigned(length - 1);
                    }
                    in.seek(next);
                }
                case 1 -> row(address, file, line);
                case 2 -> address += in.uleb() * minimumLength;
                case 3 -> line += (int) in.sleb();
                case 4 -> file = (int) in.uleb();
                case 5 -> in.uleb();
                case 8 -> address += (long) ((255 - opcodeBase) / lineRange) * minimumLength;
                case 9 -> address += in.u16();
                case 6, 7, 10, 11 -> { }
                default -> {
                    for (int i = 0; i < operandCounts[opcode]; i++) {
                        in.uleb();
                    }
                }
            }
        }
    }

    private void row(long address, int file, int line) {
        if (file >= 0 && file < files.size() && line > 0) {
            rows.add(new LineTable.Row(address, files.get(file), line));
        }
    }
}
