package mellos.runtime.file;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.io.FileInputStream}. */
@Substitute("java.io.FileInputStream")
final class Target_java_io_FileInputStream {
    @Alias
    private Target_java_io_FileDescriptor fd;

    private Target_java_io_FileInputStream() {}

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String path) throws FileNotFoundException {
        fd.fd = Descriptors.open(path, false, false, false, false);
    }

    @Replace
    private int read0() throws IOException {
        return Descriptors.readByte(fd.fd);
    }

    @Replace
    private int readBytes(byte[] bytes, int start, int count) throws IOException {
        return Descriptors.read(fd.fd, bytes, start, count);
    }

    @Replace
    private long length0() throws IOException {
        return Descriptors.inTree(fd.fd).content.size();
    }

    @Replace
    private long position0() throws IOException {
        return Descriptors.inTree(fd.fd).position;
    }

    @Replace
    private long skip0(long count) throws IOException {
        OpenFile.InTree file = Descriptors.inTree(fd.fd);
        if (file.position + count < 0) {
            throw new IOException("Invalid argument");
        }
        file.position += count;
        return count;
    }

    @Replace
    private int available0() throws IOException {
        return Descriptors.get(fd.fd).available();
    }

    @Replace
    private boolean isRegularFile0(FileDescriptor descriptor) {
        try {
            return Descriptors.get(fd.fd) instanceof OpenFile.InTree;
        } catch (IOException closed) {
            return false;
        }
    }

    @Alias
    public native int read(byte[] bytes) throws IOException;

    /** Without channels. */
    @Replace
    public long transferTo(OutputStream out) throws IOException {
        byte[] bytes = new byte[8192];
        long count = 0;
        for (int length = read(bytes); length >= 0; length = read(bytes)) {
            out.write(bytes, 0, length);
            count += length;
        }
        return count;
    }

    @Cut("Files have no channels yet.")
    public native FileChannel getChannel();
}
