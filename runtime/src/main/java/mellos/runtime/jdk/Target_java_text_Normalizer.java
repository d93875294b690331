package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.text.Normalizer}. */
@Substitute("java.text.Normalizer")
@CutClass("Images hold no tables of Unicode normalisation.")
final class Target_java_text_Normalizer {
}
