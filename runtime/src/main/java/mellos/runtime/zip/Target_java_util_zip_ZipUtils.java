package mellos.runtime.zip;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.zip.ZipUtils}: there is no library to load. */
@Substitute("java.util.zip.ZipUtils")
final class Target_java_util_zip_ZipUtils {
    private Target_java_util_zip_ZipUtils() {}

    @Replace
    static void loadLibrary() {}
}
