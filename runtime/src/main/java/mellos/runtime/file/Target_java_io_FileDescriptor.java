package mellos.runtime.file;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.io.FileDescriptor}: a number in {@link Descriptors}. */
@Substitute("java.io.FileDescriptor")
final class Target_java_io_FileDescriptor {
    @Alias
    int fd;

    private Target_java_io_FileDescriptor() {}

    @Replace
    private static void initIDs() {}

    @Replace
    private static long getHandle(int number) {
        return -1;
    }

    @Replace
    private static boolean getAppend(int number) {
        return false;
    }

    /** Memory is as safe as it gets. */
    @Replace
    public void sync() {}

    @Replace
    private void close0() {
        Descriptors.close(fd);
        fd = -1;
    }
}
