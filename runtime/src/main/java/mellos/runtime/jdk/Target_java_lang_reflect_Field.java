package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.reflect.Field}. */
@Substitute("java.lang.reflect.Field")
@CutClass("The image holds code, not descriptions of members.")
final class Target_java_lang_reflect_Field {
}
