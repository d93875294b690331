package mellos.runtime.locale;

import java.io.DataInputStream;
import java.io.IOException;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code sun.util.calendar.ZoneInfoFile}: the zones come from the image, not from a file. */
@Substitute("sun.util.calendar.ZoneInfoFile")
final class Target_sun_util_calendar_ZoneInfoFile {
    private Target_sun_util_calendar_ZoneInfoFile() {}

    @Replace
    private static void loadTZDB() {
        try {
            load(ZoneData.open());
        } catch (IOException e) {
            throw new IllegalStateException("the time zones in the image cannot be read", e);
        }
    }

    @Alias
    private static native void load(DataInputStream data) throws IOException;
}
