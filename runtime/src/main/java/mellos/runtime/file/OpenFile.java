package mellos.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a descriptor stands for. */
sealed interface OpenFile {
    int read(byte[] bytes, int start, int count) throws IOException;

    void write(byte[] bytes, int start, int count) throws IOException;

    int available() throws IOException;

    /** A file of the tree; {@link FileTree}'s lock guards the position. */
    final class InTree implements OpenFile {
        final Node.Content content;
        private final boolean appends;
        long position;

        InTree(Node.Content content, boolean appends) {
            this.content = content;
            this.appends = appends;
        }

        @Override
        public int read(byte[] bytes, int start, int count) {
            synchronized (FileTree.LOCK) {
                int length = content.read(position, bytes, start, count);
                position += Math.max(0, length);
                return length;
            }
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            synchronized (FileTree.LOCK) {
                position = appends ? content.size() : position;
                content.write(position, bytes, start, count);
                position += count;
            }
        }

        @Override
        public int available() {
            synchronized (FileTree.LOCK) {
                return (int) Math.max(0, content.size() - position);
            }
        }
    }

    /** The console's input. */
    record Input(InputStream stream) implements OpenFile {
        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            return stream.read(bytes, start, count);
        }

        @Override
        public void write(byte[] bytes, int start, int count) throws IOException {
            throw new IOException("Bad file descriptor");
        }

        @Override
        public int available() throws IOException {
            return stream.available();
        }
    }

    /** The console's output, or its errors. */
    record Output(OutputStream stream) implements OpenFile {
        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            throw new IOException("Bad file descriptor");
        }

        @Override
        public void write(byte[] bytes, int start, int count) throws IOException {
            stream.write(bytes, start, count);
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
