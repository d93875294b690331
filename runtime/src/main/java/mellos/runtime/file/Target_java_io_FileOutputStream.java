package mellos.runtime.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.io.FileOutputStream}. */
@Substitute("java.io.FileOutputStream")
final class Target_java_io_FileOutputStream {
    @Alias
    private Target_java_io_FileDescriptor fd;

    private Target_java_io_FileOutputStream() {}

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String path, boolean append) throws FileNotFoundException {
        fd.fd = Descriptors.open(path, true, true, !append, append);
    }

    @Replace
    private void write(int value, boolean append) throws IOException {
        Descriptors.write(fd.fd, new byte[] {(byte) value}, 0, 1);
    }

    @Replace
    private void writeBytes(byte[] bytes, int start, int count, boolean append) throws IOException {
        Descriptors.write(fd.fd, bytes, start, count);
    }

    @Cut("Files have no channels yet.")
    public native FileChannel getChannel();
}
