package mellos.runtime.text;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code sun.nio.cs.CESU_8}, which only its own package can name. */
@Substitute("sun.nio.cs.CESU_8")
final class Target_sun_nio_cs_CESU_8 {
    @Alias
    Target_sun_nio_cs_CESU_8() {}
}
