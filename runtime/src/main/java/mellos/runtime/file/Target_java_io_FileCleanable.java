package mellos.runtime.file;

import java.io.FileDescriptor;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.io.FileCleanable}: a stream that nobody closes keeps its number. */
@Substitute("java.io.FileCleanable")
@CutClass("Nothing is registered to be cleaned.")
final class Target_java_io_FileCleanable {
    private Target_java_io_FileCleanable() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    static void register(FileDescriptor descriptor) {}

    @Replace
    static void unregister(FileDescriptor descriptor) {}
}
