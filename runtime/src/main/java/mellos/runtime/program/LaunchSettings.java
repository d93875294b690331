package mellos.runtime.program;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What the program was started with besides its arguments. The platform says so before {@link Startup#run}. */
public final class LaunchSettings {
    private static final String PROPERTY = "-D";
    private static final String VARIABLE = "env.";

    private static final Map<String, String> ENVIRONMENT = new HashMap<>();
    private static final Map<String, String> PROPERTIES = new HashMap<>();

    private LaunchSettings() {}

    /** Takes {@code -Dname=value} and {@code env.NAME=value}; any other word is none of its own. */
    public static void take(String word) {
        if (word.startsWith(PROPERTY)) {
            put(PROPERTIES, word.substring(PROPERTY.length()));
        } else if (word.startsWith(VARIABLE)) {
            put(ENVIRONMENT, word.substring(VARIABLE.length()));
        }
    }

    /** Takes {@code NAME=value}, a variable of the environment. */
    public static void takeVariable(String setting) {
        put(ENVIRONMENT, setting);
    }

    static Map<String, String> environment() {
        return Collections.unmodifiableMap(ENVIRONMENT);
    }

    static Map<String, String> properties() {
        return PROPERTIES;
    }

    private static void put(Map<String, String> settings, String setting) {
        int end = setting.indexOf('=');
        settings.put(end < 0 ? setting : setting.substring(0, end), end < 0 ? "" : setting.substring(end + 1));
    }
}
