package mellos.runtime.loader;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;

/** {@code java.nio.charset.Charset}: made without asking for the loader, which would come into every image. */
@Substitute("java.nio.charset.Charset")
final class Target_java_nio_charset_Charset {
    @Alias
    private String name;

    @Alias
    private String[] aliases;

    private Target_java_nio_charset_Charset() {}

    @ReplaceConstructor
    private void construct(String canonicalName, String[] otherNames) {
        name = canonicalName;
        aliases = otherNames == null ? new String[0] : otherNames.clone();
        boolean isStandard =
                canonicalName.equals("ISO-8859-1") || canonicalName.equals("US-ASCII") || canonicalName.equals("UTF-8");
        if (!isStandard) {
            checkName(canonicalName);
            for (String each : aliases) {
                checkName(each);
            }
        }
    }

    @Alias
    private static native void checkName(String text);
}
