package mellos.doctor.log;

/** Bochs's lines: {@code 00211943110e[CPU0 ] …}, a time, a level, the device that speaks. */
final class BochsLine {
    private static final int PREFIX_COLUMNS = 64;

    private BochsLine() {}

    /** True for {@code digits, level, [device}, at the beginning or behind what people put before a line. */
    static boolean isBochsLine(ByteLine line) {
        if (isBochs(line, 0)) {
            return true;
        }
        int bracket = bracketIn(line);
        int from = bracket - 1;
        while (from > 0 && line.at(from - 1) >= '0' && line.at(from - 1) <= '9') {
            from--;
        }
        return from >= 0 && isBochs(line, from);
    }

    /** Where a processor's name begins in the first columns; -1 in most lines, which must cost little. */
    private static int bracketIn(ByteLine line) {
        for (int i = 0; i < PREFIX_COLUMNS && i < line.length(); i++) {
            if (line.at(i) == '[' && line.matches(i, "[CPU")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBochs(ByteLine line, int from) {
        int i = from;
        while (line.at(i) >= '0' && line.at(i) <= '9') {
            i++;
        }
        byte level = line.at(i);
        return i >= from + 6 && (level == 'i' || level == 'e' || level == 'd' || level == 'p') && line.at(i + 1) == '[';
    }

    static String time(ByteLine line) {
        int end = line.indexOf("[CPU", 0) - 1;
        int from = end;
        while (from > 0 && line.at(from - 1) >= '0' && line.at(from - 1) <= '9') {
            from--;
        }
        return line.text(from, end);
    }
}
