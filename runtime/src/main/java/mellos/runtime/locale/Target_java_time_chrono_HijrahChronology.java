package mellos.runtime.locale;

import java.io.IOException;
import java.io.InputStream;
import java.time.chrono.HijrahChronology;
import java.util.Properties;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/**
 * {@code java.time.chrono.HijrahChronology}: the one calendar that the JDK brings; others are files of an installation.
 */
@Substitute("java.time.chrono.HijrahChronology")
final class Target_java_time_chrono_HijrahChronology {
    @Alias
    public static HijrahChronology INSTANCE;

    @Alias
    private Target_java_time_chrono_HijrahChronology(String id, String type) {}

    /** Without a look for more calendars among the files of an installation. */
    @ReplaceInitializer
    static void initialize() {
        Object made = new Target_java_time_chrono_HijrahChronology("Hijrah-umalqura", "islamic-umalqura");
        INSTANCE = (HijrahChronology) made;
        Target_java_time_chrono_AbstractChronology.registerChrono(INSTANCE, "Hijrah");
        Target_java_time_chrono_AbstractChronology.registerChrono(INSTANCE, "islamic");
    }

    @Replace
    private static Properties readConfigProperties(String id, String type) throws IOException {
        if (!type.equals("islamic-umalqura")) {
            throw new IOException("images hold no calendar " + id + " " + type);
        }
        Properties properties = new Properties();
        try (InputStream data = HijrahChronology.class.getResourceAsStream(
                "hijrah-config-Hijrah-umalqura_islamic-umalqura.properties")) {
            properties.load(data);
        }
        return properties;
    }
}
