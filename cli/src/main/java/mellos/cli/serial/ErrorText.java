package mellos.cli.serial;

/**
 * The marks around what a program wrote to {@code System.err}: docs/serial-protocol.md, "Errors". A mark may begin in
 * one line and end in a later one.
 */
final class ErrorText {
    private static final char BEGINS = 2;
    private static final char ENDS = 3;

    private boolean isOpen;

    /** Takes the next line. @return whether a part of it is an error's */
    boolean isIn(String line) {
        boolean found = isOpen && !line.isEmpty() && line.charAt(0) != ENDS || line.indexOf(BEGINS) >= 0;
        int last = Math.max(line.lastIndexOf(BEGINS), line.lastIndexOf(ENDS));
        if (last >= 0) {
            isOpen = line.charAt(last) == BEGINS;
        }
        return found;
    }

    static String withoutMarks(String line) {
        return line.indexOf(BEGINS) < 0 && line.indexOf(ENDS) < 0
                ? line
                : line.replace("" + BEGINS, "").replace("" + ENDS, "");
    }
}
