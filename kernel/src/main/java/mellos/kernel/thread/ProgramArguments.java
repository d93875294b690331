package mellos.kernel.thread;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mellos.kernel.boot.BootRecord;
import mellos.kernel.boot.CommandLine;

/** The kernel's command line as Java strings: an option's list of names, and the arguments of {@code main}. */
public final class ProgramArguments {
    private ProgramArguments() {}

    /** What follows the lone {@code --}, word by word. */
    public static String[] ofMain() {
        List<String> words = split(' ', CommandLine.programStart(), BootRecord.commandLineLength());
        return words.toArray(new String[0]);
    }

    /** What stands before it. */
    static List<String> beforeProgram() {
        return split(' ', 0, CommandLine.programStart());
    }

    private static List<String> split(char separator, int start, int end) {
        byte[] bytes = new byte[Math.max(0, end - start)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) BootRecord.commandLineByte(start + i);
        }
        return split(separator, bytes);
    }

    private static List<String> split(char separator, byte[] bytes) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == separator) {
                if (i > start) {
                    words.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                }
                start = i + 1;
            }
        }
        return words;
    }
}
