package mellos.runtime.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mellos.runtime.console.ConsoleErrors;
import mellos.runtime.console.ConsoleInput;
import mellos.runtime.console.ConsoleOutput;

/** The table of open files by number; the first three are the console. */
final class Descriptors {
    private static final List<OpenFile> OPEN = new ArrayList<>(List.of(
            new OpenFile.Input(new ConsoleInput()),
            new OpenFile.Output(new ConsoleOutput()),
            new OpenFile.Output(new ConsoleErrors())));

    private Descriptors() {}

    /**
     * Opens a file of the tree and gives its number, the least that is free.
     *
     * @param creates whether a file that is not there is made
     * @param truncates whether what is in it goes
     */
    static int open(String path, boolean writes, boolean creates, boolean truncates, boolean appends)
            throws FileNotFoundException {
        synchronized (FileTree.LOCK) {
            Node.Content content = content(path, writes, creates);
            if (truncates) {
                content.resize(0);
            }
            return add(new OpenFile.InTree(content, appends));
        }
    }

    private static Node.Content content(String path, boolean writes, boolean creates) throws FileNotFoundException {
        Node found = FileTree.find(path);
        if (found == null && creates) {
            found = new Node.Content();
            try {
                FileTree.add(path, found);
            } catch (IOException e) {
                throw new FileNotFoundException(path + " (" + e.getMessage() + ")");
            }
        }
        if (found == null) {
            throw new FileNotFoundException(path + " (No such file or directory)");
        }
        if (!(found instanceof Node.Content content)) {
            throw new FileNotFoundException(path + " (Is a directory)");
        }
        if (writes && content.isReadOnly()) {
            throw new FileNotFoundException(path + " (Permission denied)");
        }
        return content;
    }

    private static int add(OpenFile file) {
        int free = OPEN.indexOf(null);
        if (free >= 0) {
            OPEN.set(free, file);
            return free;
        }
        OPEN.add(file);
        return OPEN.size() - 1;
    }

    static OpenFile get(int number) throws IOException {
        synchronized (FileTree.LOCK) {
            OpenFile file = number >= 0 && number < OPEN.size() ? OPEN.get(number) : null;
            if (file == null) {
                throw new IOException("Stream Closed");
            }
            return file;
        }
    }

    /** For what only files have: a position and a length. */
    static OpenFile.InTree inTree(int number) throws IOException {
        if (get(number) instanceof OpenFile.InTree file) {
            return file;
        }
        throw new IOException("Illegal seek");
    }

    static int readByte(int number) throws IOException {
        byte[] one = new byte[1];
        return get(number).read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    static int read(int number, byte[] bytes, int start, int count) throws IOException {
        Objects.checkFromIndexSize(start, count, bytes.length);
        return count == 0 ? 0 : get(number).read(bytes, start, count);
    }

    static void write(int number, byte[] bytes, int start, int count) throws IOException {
        Objects.checkFromIndexSize(start, count, bytes.length);
        get(number).write(bytes, start, count);
    }

    /** The console stays open. */
    static void close(int number) {
        synchronized (FileTree.LOCK) {
            if (number > 2 && number < OPEN.size()) {
                OPEN.set(number, null);
            }
        }
    }
}
