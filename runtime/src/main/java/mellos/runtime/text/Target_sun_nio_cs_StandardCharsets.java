package mellos.runtime.text;

import java.nio.charset.Charset;
import java.util.Map;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code sun.nio.cs.StandardCharsets}: names, aliases and the cache are the JDK's. */
@Substitute("sun.nio.cs.StandardCharsets")
final class Target_sun_nio_cs_StandardCharsets {
    @Alias
    private native String canonicalize(String name);

    @Alias
    private static native String toLower(String name);

    @Alias
    private native Map<String, String> classMap();

    @Alias
    private native Map<String, Charset> cache();

    @Replace
    private Charset lookup(String charsetName) {
        String name = canonicalize(toLower(charsetName));
        Charset known = cache().get(name);
        if (known != null) {
            return known;
        }
        String className = classMap().get(name);
        Charset made = className == null ? null : StandardCharset.of(className);
        if (made != null) {
            cache().put(name, made);
        }
        return made;
    }
}
