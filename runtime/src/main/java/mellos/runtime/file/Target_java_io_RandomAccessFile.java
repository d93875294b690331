package mellos.runtime.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.io.RandomAccessFile}. */
@Substitute("java.io.RandomAccessFile")
final class Target_java_io_RandomAccessFile {
    private static final int READ_AND_WRITE = 2;

    @Alias
    private Target_java_io_FileDescriptor fd;

    @Alias
    private boolean rw;

    private Target_java_io_RandomAccessFile() {}

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String path, int mode) throws FileNotFoundException {
        boolean writes = (mode & READ_AND_WRITE) != 0;
        fd.fd = Descriptors.open(path, writes, writes, false, false);
    }

    @Replace
    private int read0() throws IOException {
        return Descriptors.readByte(fd.fd);
    }

    @Replace
    private int readBytes0(byte[] bytes, int start, int count) throws IOException {
        return Descriptors.read(fd.fd, bytes, start, count);
    }

    @Replace
    private void write0(int value) throws IOException {
        writeBytes0(new byte[] {(byte) value}, 0, 1);
    }

    @Replace
    private void writeBytes0(byte[] bytes, int start, int count) throws IOException {
        requireWritable();
        Descriptors.write(fd.fd, bytes, start, count);
    }

    @Replace
    public long getFilePointer() throws IOException {
        return Descriptors.inTree(fd.fd).position;
    }

    @Replace
    private void seek0(long position) throws IOException {
        Descriptors.inTree(fd.fd).position = position;
    }

    @Replace
    private long length0() throws IOException {
        return Descriptors.inTree(fd.fd).content.size();
    }

    @Replace
    private void setLength0(long length) throws IOException {
        requireWritable();
        OpenFile.InTree file = Descriptors.inTree(fd.fd);
        synchronized (FileTree.LOCK) {
            file.content.resize(length);
            file.position = Math.min(file.position, length);
        }
    }

    private void requireWritable() throws IOException {
        if (!rw) {
            throw new IOException("Bad file descriptor");
        }
    }

    @Cut("Files have no channels yet.")
    public native FileChannel getChannel();
}
