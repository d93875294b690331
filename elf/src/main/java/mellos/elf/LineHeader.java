package mellos.elf;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands before a line program: how its opcodes count, and the names of its files. Versions 2 to 5. DWARF 5, "The
 * Line Number Program Header".
 *
 * @param files by the number that rows and {@code DW_AT_decl_file} use: version 5 counts from 0, others from 1
 * @param operands number of operands of each standard opcode
 */
record LineHeader(
        int instructionBytes, int lineBase, int lineRange, int opcodeBase, int[] operands, List<String> files) {
    private static final int ADDRESS_AND_SELECTOR_SIZE = 2;
    private static final int PATH = 1;
    private static final int DIRECTORY = 2;

    /** Reads the header behind its version; leaves the cursor at the program. */
    static LineHeader read(int version, ByteCursor in, Forms forms) {
        if (version >= 5) {
            in.skip(ADDRESS_AND_SELECTOR_SIZE);
        }
        long length = in.number(forms.offsetBytes());
        int start = in.position();
        int instructionBytes = in.u8();
        in.skip(version >= 4 ? 2 : 1); // operations an instruction, default_is_stmt
        int lineBase = (byte) in.u8();
        int lineRange = Math.max(1, in.u8());
        int opcodeBase = in.u8();
        int[] operands = new int[Math.max(1, opcodeBase)];
        for (int opcode = 1; opcode < opcodeBase; opcode++) {
            operands[opcode] = in.u8();
        }
        List<String> files = version >= 5 ? described(in, forms) : listed(in);
        in.seek(start).skip(length);
        return new LineHeader(instructionBytes, lineBase, lineRange, opcodeBase, operands, files);
    }

    /** Versions up to 4: texts, an empty one last. */
    private static List<String> listed(ByteCursor in) {
        List<String> directories = new ArrayList<>(List.of(""));
        for (String each = in.string(); !each.isEmpty(); each = in.string()) {
            directories.add(each);
        }
        List<String> files = new ArrayList<>(List.of(""));
        for (String each = in.string(); !each.isEmpty(); each = in.string()) {
            files.add(path(directories, in.unsigned(), each));
            in.unsigned(); // time of change
            in.unsigned(); // bytes
        }
        return files;
    }

    /** Version 5: entries that tell their own form. */
    private static List<String> described(ByteCursor in, Forms forms) {
        List<String> directories = new ArrayList<>();
        readEntries(in, forms, (_, path) -> directories.add(path));
        List<String> files = new ArrayList<>();
        readEntries(in, forms, (directory, path) -> files.add(path(directories, directory, path)));
        return files;
    }

    private interface Entry {
        void is(long directory, String path);
    }

    private static void readEntries(ByteCursor in, Forms forms, Entry entry) {
        int[][] format = new int[in.u8()][];
        for (int i = 0; i < format.length; i++) {
            format[i] = new int[] {(int) in.unsigned(), (int) in.unsigned()};
        }
        long count = in.unsigned();
        if (count < 0 || count > in.remaining()) { // each takes a byte at least: no memory for a damaged count
            throw new IndexOutOfBoundsException(Long.toUnsignedString(count) + " entries at " + in.position());
        }
        for (long left = count; left > 0; left--) {
            String path = "";
            long directory = 0;
            for (int[] part : format) {
                switch (part[0]) {
                    case PATH -> path = forms.text(part[1], in);
                    case DIRECTORY -> directory = forms.number(part[1], in);
                    default -> forms.number(part[1], in);
                }
            }
            entry.is(directory, path);
        }
    }

    private static String path(List<String> directories, long directory, String file) {
        String folder = directory > 0 && directory < directories.size() ? directories.get((int) directory) : "";
        return file.startsWith("/") || folder.isEmpty() ? file : folder + "/" + file;
    }
}
