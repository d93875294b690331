package mellos.runtime.program;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;
import mellos.runtime.console.ConsoleErrors;
import mellos.runtime.console.ConsoleInput;
import mellos.runtime.console.ConsoleOutput;
import mellos.runtime.object.ArrayCopy;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.TimeSource;

/**
 * {@code java.lang.System}. Both output streams are the console, which tells them apart; a print reaches it before it
 * returns.
 */
@Substitute("java.lang.System")
public final class Target_java_lang_System {
    @Alias
    static InputStream in;

    @Alias
    static PrintStream out;

    @Alias
    static PrintStream err;

    @Alias
    private static Properties props;

    @Alias
    private static String lineSeparator;

    private Target_java_lang_System() {}

    @ReplaceInitializer
    static void initialize() {
        setJavaLangAccess();
        lineSeparator = "\n";
        in = new ConsoleInput();
        out = new PrintStream(new ConsoleOutput(), true, StandardCharsets.UTF_8);
        err = new PrintStream(new ConsoleErrors(), true, StandardCharsets.UTF_8);
    }

    /** For {@code SharedSecrets}: initialising this class has set it. */
    public static void provideAccess() {}

    @Alias
    private static native void setJavaLangAccess();

    @Alias
    private static native void checkKey(String key);

    @Replace
    private static void registerNatives() {}

    @Replace
    private static void setIn0(InputStream stream) {
        in = stream;
    }

    @Replace
    private static void setOut0(PrintStream stream) {
        out = stream;
    }

    @Replace
    private static void setErr0(PrintStream stream) {
        err = stream;
    }

    @Replace
    public static long currentTimeMillis() {
        return TimeSource.wallClockMillis();
    }

    @Replace
    public static long nanoTime() {
        return TimeSource.monotonicNanos();
    }

    @Replace
    public static void arraycopy(Object source, int sourceStart, Object target, int targetStart, int count) {
        ArrayCopy.copy(source, sourceStart, target, targetStart, count);
    }

    @Replace
    public static int identityHashCode(Object object) {
        return object == null ? 0 : ObjectHeader.identityHash(object);
    }

    @Replace
    public static synchronized Properties getProperties() {
        if (props == null) {
            props = SystemProperties.initial();
        }
        return props;
    }

    @Replace
    public static String getProperty(String key) {
        checkKey(key);
        return getProperties().getProperty(key);
    }

    @Replace
    public static String getProperty(String key, String otherwise) {
        checkKey(key);
        return getProperties().getProperty(key, otherwise);
    }

    @Replace
    public static String setProperty(String key, String value) {
        checkKey(key);
        return (String) getProperties().setProperty(key, value);
    }

    @Replace
    public static String clearProperty(String key) {
        checkKey(key);
        return (String) getProperties().remove(key);
    }

    @Replace
    public static void setProperties(Properties properties) {
        props = properties == null ? SystemProperties.initial() : properties;
    }

    @Replace
    public static String getenv(String name) {
        return LaunchSettings.environment().get(name);
    }

    @Replace
    public static Map<String, String> getenv() {
        return LaunchSettings.environment();
    }

    @Cut("Logging needs the service loader.")
    public static native System.Logger getLogger(String name);

    @Cut("There is no device to inherit a channel from.")
    public static native java.nio.channels.Channel inheritedChannel();

    @Cut("Libraries are not loaded.")
    public static native void load(String file);

    @Cut("Libraries are not loaded.")
    public static native void loadLibrary(String name);
}
