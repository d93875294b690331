package mellos.cli.command;

import java.io.IOException;

/** Characters as they are typed, without echo, while a guest's console edits its own lines. */
final class Terminal implements AutoCloseable {
    private final boolean changed;
    private final Thread restore = new Thread(() -> stty("sane"));

    /** Changes the terminal if standard input is one. */
    Terminal() {
        changed = System.console() != null && System.console().isTerminal() && stty("-icanon -echo");
        if (changed) {
            Runtime.getRuntime().addShutdownHook(restore);
        }
    }

    private static boolean stty(String arguments) {
        try {
            return new ProcessBuilder(("stty " + arguments).split(" "))
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (changed) {
            stty("sane");
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }
}
