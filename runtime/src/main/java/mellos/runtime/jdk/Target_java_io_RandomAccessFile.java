package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.io.RandomAccessFile}. */
@Substitute("java.io.RandomAccessFile")
@CutClass("There is no file system yet.")
final class Target_java_io_RandomAccessFile {
}
