package mellos.runtime.program;

import java.util.Properties;

/** The table that {@code System.getProperty} starts from: fixed, and what the program was started with. */
public final class SystemProperties {
    private SystemProperties() {}

    public static Properties initial() {
        Properties properties = new Properties();
        properties.setProperty("java.version", "25");
        properties.setProperty("java.specification.version", "25");
        properties.setProperty("java.vendor", "mellos");
        properties.setProperty("java.vm.name", "mellos");
        properties.setProperty("java.class.version", "69.0");
        properties.setProperty("java.home", "/");
        properties.setProperty("java.io.tmpdir", "/tmp");
        properties.setProperty("os.name", "mellos");
        properties.setProperty("os.arch", "amd64");
        properties.setProperty("os.version", Version.TEXT);
        properties.setProperty("file.separator", "/");
        properties.setProperty("path.separator", ":");
        properties.setProperty("line.separator", "\n");
        properties.setProperty("file.encoding", "UTF-8");
        properties.setProperty("native.encoding", "UTF-8");
        properties.setProperty("stdout.encoding", "UTF-8");
        properties.setProperty("stderr.encoding", "UTF-8");
        properties.setProperty("stdin.encoding", "UTF-8");
        properties.setProperty("sun.jnu.encoding", "UTF-8");
        properties.setProperty("user.dir", "/");
        properties.setProperty("user.home", "/");
        properties.setProperty("user.name", "mellos");
        properties.setProperty("user.language", "en");
        properties.putAll(LaunchSettings.properties());
        return properties;
    }
}
