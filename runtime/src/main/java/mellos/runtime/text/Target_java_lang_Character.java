package mellos.runtime.text;

import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Character}. */
@Substitute("java.lang.Character")
final class Target_java_lang_Character {
    private static final String NO_NAMES = "Images hold no table of the names of characters.";

    private Target_java_lang_Character() {}

    @Cut(NO_NAMES)
    public static native int codePointOf(String name);

    @Cut(NO_NAMES)
    public static native String getName(int codePoint);
}
