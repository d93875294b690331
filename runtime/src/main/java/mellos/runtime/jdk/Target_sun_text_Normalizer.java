package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code sun.text.Normalizer}. */
@Substitute("sun.text.Normalizer")
@CutClass("Images hold no tables of Unicode normalisation.")
final class Target_sun_text_Normalizer {
}
