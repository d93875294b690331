package mellos.runtime.locale;

import java.io.DataInputStream;
import java.time.zone.ZoneRulesException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.Substitute;

/** {@code java.time.zone.TzdbZoneRulesProvider}: the zones come from the image, not from a file. */
@Substitute("java.time.zone.TzdbZoneRulesProvider")
final class Target_java_time_zone_TzdbZoneRulesProvider {
    @Alias
    private Map<String, Object> regionToRules;

    private Target_java_time_zone_TzdbZoneRulesProvider(int none) {}

    @ReplaceConstructor
    private void construct() {
        regionToRules = new ConcurrentHashMap<>();
        try {
            load(ZoneData.open());
        } catch (Exception e) {
            throw new ZoneRulesException("Unable to load TZDB time-zone rules", e);
        }
    }

    @Alias
    private native void load(DataInputStream data) throws Exception;
}
