package mellos.runtime.text;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code sun.nio.cs.UTF_16LE_BOM}, which only its own package can name. */
@Substitute("sun.nio.cs.UTF_16LE_BOM")
final class Target_sun_nio_cs_UTF_16LE_BOM {
    @Alias
    Target_sun_nio_cs_UTF_16LE_BOM() {}
}
