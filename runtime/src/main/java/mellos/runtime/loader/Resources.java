package mellos.runtime.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the program's resources, by name and by URL. */
final class Resources {
    private Resources() {}

    /** All of this name, in the order of the class path. */
    static List<Resource> named(String name) {
        List<Resource> found = new ArrayList<>();
        for (int i = 0; i < PackedResources.NAMES.length; i++) {
            if (PackedResources.NAMES[i].equals(name)) {
                found.add(new Resource(PackedResources.PLACES[i], name, PackedResources.BYTES[i]));
            }
        }
        return found;
    }

    static Optional<Resource> at(String url) {
        for (int i = 0; i < PackedResources.NAMES.length; i++) {
            String place = PackedResources.PLACES[i];
            String name = PackedResources.NAMES[i];
            if (url.length() == place.length() + name.length() && url.startsWith(place) && url.endsWith(name)) {
                return Optional.of(new Resource(place, name, PackedResources.BYTES[i]));
            }
        }
        return Optional.empty();
    }
}
