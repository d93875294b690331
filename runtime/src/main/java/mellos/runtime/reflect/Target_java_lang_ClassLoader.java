package mellos.runtime.reflect;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ClassLoader}: there is none; null stands for what loaded the image. */
@Substitute("java.lang.ClassLoader")
@CutClass("The world is closed when the image is built.")
final class Target_java_lang_ClassLoader {
    private Target_java_lang_ClassLoader() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static ClassLoader getSystemClassLoader() {
        return null;
    }
}
