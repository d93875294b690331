package mellos.kernel.console;

import java.nio.charset.StandardCharsets;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.sched.Priority;
import mellos.kernel.syscall.CallInstruction;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;

/** The task that reads lines from the serial port and does what they say. */
public final class Console {
    private static final String PROMPT = "mellos> ";
    private static final int PIECE = 1024;

    private final LineEditor editor = new LineEditor(PROMPT);

    private Console() {}

    /** For the boot: starts it if the command line says so. */
    public static void startIfAsked() {
        if (CommandLine.has(Option.CONSOLE)) {
            start();
        }
    }

    /** Starts it, above the programs, so that it answers whatever they do. */
    public static void start() {
        Tasks.start("console", Priority.HIGH, () -> new Console().serve());
    }

    @Blocking
    private void serve() {
        editor.showPrompt();
        while (true) {
            show(editor.takeOutput());
            String line = editor.accept(ConsoleInput.TYPED.read());
            if (line != null) {
                show(editor.takeOutput());
                perform(line);
                editor.showPrompt();
            }
        }
    }

    private static void show(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int start = 0; start < bytes.length; start += PIECE) {
            int count = Math.min(PIECE, bytes.length - start);
            byte[] piece = new byte[count];
            System.arraycopy(bytes, start, piece, 0, count);
            CallInstruction.write(piece, count);
        }
    }

    private static void perform(String line) {
        if (line.isEmpty()) {
            return;
        }
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        Command command = Command.find(word);
        if (command == null) {
            answer("unknown command: " + word + "; help lists the commands");
        } else if (blank >= 0) {
            answer(word + " takes no arguments");
        } else {
            command.perform();
        }
    }

    private static void answer(String text) {
        Line.begin();
        Line.text(text);
        Line.end();
    }
}
