package mellos.compiler.llvm;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child JVM running {@link Worker}, as seen by the parent. One thread at a time. */
final class WorkerProcess implements AutoCloseable {
    /** C1 alone, the serial collector and the default archive: the child lives a second and spends it in LLVM. */
    private static final List<String> FLAGS = List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx1g",
            "-Xss8m",
            "--enable-native-access=ALL-UNNAMED",
            // A crash is told on standard error, where it cannot mix with the answers, and in no file.
            "-XX:+DisplayVMOutputToStderr",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash");

    private static final int LAST_WORDS_LINES = 12;
    private static final int EXIT_SECONDS = 10;
    /** Status after an error that LLVM found late, in assembly for instance: it prints it and calls exit(1). */
    private static final int DIAGNOSED = 1;

    private static final String DROPPED = "ignoring invalid debug info";

    /** The child ended without an answer. The message says how and has its last words. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1;

        Died(String message) {
            super(message);
        }
    }

    private final Process process;
    private final Path lastWords;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private WorkerProcess(Process process, Path lastWords) {
        this.process = process;
        this.lastWords = lastWords;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** @param program the class whose {@code main} runs: {@link Worker}, or what a test puts in its place */
    static WorkerProcess start(Class<?> program, WorkerSettings settings) throws IOException {
        var lastWords = Files.createTempFile("mellos-worker", ".err");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath(program), program.getName()));
        var process =
                new ProcessBuilder(command).redirectError(lastWords.toFile()).start();
        var worker = new WorkerProcess(process, lastWords);
        settings.write(worker.requests);
        return worker;
    }

    /** @return the object */
    byte[] compile(String name, byte[] text) throws Compilation.Refused, Died, InterruptedException {
        try {
            requests.writeBoolean(true);
            requests.writeUTF(name);
            requests.writeInt(text.length);
            requests.write(text);
            requests.flush();
            int kind = answers.readByte();
            var content = answers.readNBytes(answers.readInt());
            if (kind == Worker.REFUSED) {
                throw new Compilation.Refused(new String(content, StandardCharsets.UTF_8));
            }
            requireDebugInformation();
            return content;
        } catch (IOException e) {
            throw new Died(obituary());
        }
    }

    /** The parser drops a whole module's line tables for one bad node, says so on standard error and goes on. */
    private void requireDebugInformation() throws IOException, Died {
        if (Files.size(lastWords) > 0
                && Files.readString(lastWords, StandardCharsets.ISO_8859_1).contains(DROPPED)) {
            throw new Died("LLVM refuses its debug information: " + lastWords().strip());
        }
    }

    /** Kills the child if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(lastWords);
        } catch (IOException e) {
            lastWords.toFile().deleteOnExit();
        }
    }

    private String obituary() throws InterruptedException {
        boolean ended = process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
        var words = lastWords().strip();
        if (ended && process.exitValue() == DIAGNOSED && words.startsWith("error: ")) {
            return "LLVM refuses it: " + words;
        }
        var status = ended ? "ended with status " + process.exitValue() : "closed its output";
        return "LLVM died on it: the worker " + status + (words.isEmpty() ? "" : "; its last words:\n" + words);
    }

    /** The native frame that a JVM crash names, else the end of standard error. */
    private String lastWords() {
        try {
            var lines = Files.readAllLines(lastWords, StandardCharsets.ISO_8859_1);
            int frame = lines.indexOf("# Problematic frame:");
            if (frame >= 0 && frame + 1 < lines.size()) {
                return lines.get(frame + 1);
            }
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Where the program's classes and this package's lie: one entry, two under test. */
    private static String classPath(Class<?> program) {
        var own = location(WorkerProcess.class);
        var programs = location(program);
        return own.equals(programs) ? own : own + System.getProperty("path.separator") + programs;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError("a code source is a path", e);
        }
    }
}
